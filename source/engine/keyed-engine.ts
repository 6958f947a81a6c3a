import type {SafeText} from '../text/safe-text.js';
import type {Engine} from './engine.js';
import type {Sampler} from './samplers/sampler.js';
import {EngineError} from './transport/engine-error.js';
import {safe} from '../text/safe-text.js';
import type {Container, ContainerId, EngineEvent, Keys} from './types.js';

/** The first engine's containers are known by their ids, which hold no `~`; those of others have their place behind it. */
export function keysAt(place: number): Keys {
	const ending = place === 0 ? '' : `~${place}`;
	return {
		toKey: id => `${id}${ending}` as ContainerId,
		toId(key) {
			const id = key.slice(0, key.length - ending.length);
			if (!key.endsWith(ending) || id.includes('~')) {
				throw new EngineError('gone', safe`it belongs to another engine`);
			}

			return id as ContainerId;
		},
	};
}

/** An engine beside others: its containers go by keys, and name it. All else of it is asked by its session alone. */
export function keyedEngine(engine: Engine, name: SafeText, keys: Keys): Engine {
	const {toKey, toId} = keys;
	const named = (container: Container): Container => ({
		...container,
		id: toKey(container.id),
		engine: name,
	});
	async function* told(events: AsyncIterable<EngineEvent>): AsyncGenerator<EngineEvent> {
		for await (const event of events) {
			const subject = event.kind === 'container' ? toKey(event.subject) : event.subject;
			yield {...event, subject, engine: name};
		}
	}

	return {
		...engine,
		unkeyed: {engine, keys},
		...callsByKey(engine, toId),
		list: async signal => (await engine.list(signal)).map(container => named(container)),
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

/** The calls whose first argument is a container's id. */
type AboutContainer = {
	[Call in keyof Engine]-?: Engine[Call] extends (id: infer Id, ...rest: never[]) => unknown
		? Id extends ContainerId
			? Call
			: never
		: never;
}[keyof Engine];

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
