import {createKernelReader, type KernelReader} from '../engine/kernel/kernel-reader.js';
import {wait} from '../util/wait.js';
import type {Feed, FeedContext} from './feed.js';
import {usageTargets} from './usage-targets.js';

const lookEveryMs = 10_000;
/** Another machine's engine may start containers here, too, but seldom does. */
const lookElsewhereEveryMs = 60_000;
const afterFirstFrameMs = 1000;

type Unkeyed = NonNullable<FeedContext['engine']['unkeyed']>;

type MakeReader = (context: FeedContext) => KernelReader;

/** What the kernel of the engine's machine has to say of its containers, where that is this machine. */
export const kernel = createKernelFeed(({engine: {unkeyed}, getState}) => {
	const {host, place} = getState().fleet.connection;
	const reader = createKernelReader(host?.rootDir);
	return unkeyed && place > 0 ? keyedReader(reader, unkeyed) : reader;
});

/** A reader of ids, asked by keys. An engine elsewhere may be a clone of one that is here. */
function keyedReader(reader: KernelReader, {engine, keys}: Unkeyed): KernelReader {
	const {toKey, toId} = keys;
	const isHere = engine.address.url.startsWith('unix://');
	return {
		...reader,
		async read(targets, signal) {
			const byId = targets.map(target => ({...target, id: toId(target.id)}));
			const pass = isHere ? await reader.read(byId, signal) : undefined;
			return (
				pass && {
					...pass,
					readings: pass.readings.map(([id, reading]) => [toKey(id), reading] as const),
					kills: pass.kills.map(kill => ({...kill, container: kill.container && toKey(kill.container)})),
				}
			);
		},
	};
}

export function createKernelFeed(makeReader: MakeReader): Feed<number> {
	return {
		name: 'kernel',
		settleMs: afterFirstFrameMs,
		wants: ({fleet: {connection, containers}}) =>
			containers.isKnown && connection.host && connection.status === 'up' ? [connection.generation] : [],
		keyOf: String,
		async run(_generation, context, signal) {
			const reader = makeReader(context);
			try {
				while (!signal.aborted) {
					const targets = usageTargets(context.getState());
					const pass = context.engine.address.link ? undefined : await reader.read(targets, signal);
					if (signal.aborted) {
						return;
					}

					context.dispatch(pass ? {type: 'kernel/read', ...pass} : {type: 'kernel/elsewhere'});
					await wait(pass ? lookEveryMs : lookElsewhereEveryMs, signal);
				}
			} finally {
				reader.close();
			}
		},
	};
}
