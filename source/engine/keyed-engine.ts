import type {SafeText} from '../text/safe-text.js';
import type {Engine} from './engine.js';
import type {Sampler} from './samplers/sampler.js';
import {keyed} from './keys-at.js';
import {shiftPack, shiftStamp} from '../logs/shift-stamps.js';
import type {ContainerId, EngineEvent, Keys, LogBatch, LogOptions} from './types.js';

/**
 * An engine that may be beside others: its containers go by keys, and name it while there are several. All else of it
 * is asked by its session alone.
 */
export function keyedEngine(
	engine: Engine,
	name: () => SafeText | undefined,
	keys: Keys,
	aheadSeconds: () => number = () => 0,
): Engine {
	const {toKey, toId} = keys;
	async function* told(events: AsyncIterable<EngineEvent>): AsyncGenerator<EngineEvent> {
		for await (const event of events) {
			const subject = event.kind === 'container' ? toKey(event.subject) : event.subject;
			yield {...event, subject, engine: name()};
		}
	}

	return {
		...engine,
		unkeyed: {engine, keys},
		...callsByKey(engine, toId),
		alignedLogs: (key, options, signal) => alignedLogs(engine, toId(key), options, -aheadSeconds(), signal),
		list: async signal => (await engine.list(signal)).map(container => keyed(container, name(), keys)),
		sizes: async signal => new Map([...(await engine.sizes(signal))].map(([id, size]) => [toKey(id), size])),
		async details(key, signal) {
			return {...(await engine.details(toId(key), signal)), id: toKey(toId(key))};
		},
		identify: async (kind, id, signal) => engine.identify(kind, kind === 'container' ? toId(id) : id, signal),
		events: (since, signal, onOpen) => told(engine.events(since, signal, onOpen)),
		pastEvents: (since, until, signal) => told(engine.pastEvents(since, until, signal)),
		create: async (...args) => toKey(await engine.create(...args)),
		disk: {
			...engine.disk,
			unused: async signal =>
				(await engine.disk.unused(signal)).map(one =>
					one.kind === 'container' ? {...one, id: toKey(one.id)} : one,
				),
		},
	};
}

/** The log as if the engine's clock had been set by so many seconds. */
async function* alignedLogs(
	engine: Pick<Engine, 'logs'>,
	id: ContainerId,
	options: LogOptions,
	seconds: number,
	signal: AbortSignal,
): AsyncGenerator<LogBatch> {
	const {since, until} = options;
	const range = {
		...(since !== undefined && {since: shiftStamp(since, -seconds)}),
		...(until !== undefined && {until: shiftStamp(until, -seconds)}),
	};
	for await (const batch of engine.logs(id, {...options, ...range}, signal)) {
		yield seconds === 0 ? batch : {...batch, pack: shiftPack(batch.pack, seconds)};
	}
}

/** The calls whose first argument is a container's id. */
type AboutContainer = {
	[Call in Exclude<keyof Engine, 'alignedLogs'>]-?: Engine[Call] extends (
		id: infer Id,
		...rest: never[]
	) => unknown
		? Id extends ContainerId
			? Call
			: never
		: never;
}[Exclude<keyof Engine, 'alignedLogs'>];

/** All that are about one container: the compiler misses one that isn't here. */
const aboutContainers: Readonly<Record<AboutContainer | 'inspect', true>> = {
	inspect: true,
	details: true,
	read: true,
	readings: true,
	top: true,
	logs: true,
	start: true,
	stop: true,
	restart: true,
	kill: true,
	pause: true,
	unpause: true,
	remove: true,
	rename: true,
	update: true,
	wait: true,
	changes: true,
	archive: true,
	connect: true,
	exec: true,
	execDetached: true,
	attach: true,
};

function callsByKey(engine: Engine, toId: Keys['toId']): Pick<Engine, AboutContainer | 'inspect'> {
	const calls = Object.keys(aboutContainers).map(call => [
		call,
		(key: string, ...args: readonly unknown[]) =>
			(engine[call as AboutContainer] as (id: string, ...rest: readonly unknown[]) => unknown)(
				toId(key),
				...args,
			),
	]);
	return Object.fromEntries(calls) as Pick<Engine, AboutContainer | 'inspect'>;
}

/** A sampler of ids, asked by keys. */
export function keyedSampler(sampler: Sampler, {toKey, toId}: Keys): Sampler {
	return {
		...sampler,
		async read(targets, signal) {
			const readings = await sampler.read(
				targets.map(target => ({...target, id: toId(target.id)})),
				signal,
			);
			return new Map([...readings].map(([id, reading]) => [toKey(id), reading]));
		},
	};
}
