import {createKernelReader, type KernelReader} from '../engine/kernel/kernel-reader.js';
import {wait} from '../util/wait.js';
import type {Feed, FeedContext} from './feed.js';
import {usageTargets} from './usage-targets.js';

const lookEveryMs = 10_000;
/** Another machine's engine may start containers here, too, but seldom does. */
const lookElsewhereEveryMs = 60_000;
const afterFirstFrameMs = 1000;

type MakeReader = (context: FeedContext) => KernelReader;

/** What the kernel of the engine's machine has to say of its containers, where that is this machine. */
export const kernel = createKernelFeed(({getState}) =>
	createKernelReader(getState().fleet.connection.host?.rootDir),
);

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
					const pass = await reader.read(usageTargets(context.getState()), signal);
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
