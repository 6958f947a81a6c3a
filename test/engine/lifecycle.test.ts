import {expect, test} from 'vitest';
import {EngineError} from '../../source/engine/transport/engine-error.js';
import type {Engine} from '../../source/engine/engine.js';
import type {ContainerId} from '../../source/engine/types.js';
import {never} from '../helpers/contract-engine.js';
import {failure} from '../helpers/failure.js';
import type {RealEngine} from '../helpers/real-engine.js';
import {eachRealEngine, useRealEngine} from '../helpers/real-engines.js';

// An engine that hangs, is stopped, is killed, and comes back, as its client sees it.

eachRealEngine('the %s engine going and coming', kind => {
	let real: RealEngine;
	let engine: Engine;
	let id: ContainerId;

	useRealEngine(kind, async (...started) => {
		[real, engine] = started;
		const talk = 'while :; do echo tick; sleep 0.1; done';
		// An engine that goes down waits for its containers; this one doesn't let it wait.
		id = (await real.run('talker', talk, '--stop-signal=SIGKILL')) as ContainerId;
	});

	/** What a screen has open all the time, each watched to its end. */
	function openStreams() {
		const watching = new AbortController();
		const {signal} = watching;
		const streams = {
			events: watch(engine.events(undefined, signal), ({action, name}) => `${action} ${name}`),
			readings: watch(engine.readings(id, signal), ({pids}) => String(pids)),
			logs: watch(engine.logs(id, {follow: true, tail: 1}, signal), ({bytes}) => String(bytes)),
		};
		const close = async () => {
			watching.abort();
			return Promise.all(Object.values(streams).map(async ({end}) => end));
		};

		return {...streams, close};
	}

	async function create(name: string): Promise<void> {
		await real.docker('create', '--network=none', `--name=${name}`, 'midwatch/box', 'true');
	}

	test('that hangs is silent, and not gone: its streams go on where they were', async () => {
		const {events, readings, logs, close} = openStreams();
		await Promise.all([readings.next(), logs.next()]);
		await Promise.all([events.next(), create('before')]);
		real.signal('SIGSTOP');
		expect(await failure(engine.ping(never))).toMatchObject({kind: 'silent'});
		expect([events.isOver(), readings.isOver(), logs.isOver()]).toEqual([false, false, false]);
		real.signal('SIGCONT');
		await engine.ping(never);
		await Promise.all([events.next(), readings.next(), logs.next(), create('after')]);
		expect(events.seen()).toEqual(['create before', 'create after']);
		expect(await close()).toEqual(Array(3).fill('its own end'));
	});

	test('that is killed is gone at once, and comes back whole', async () => {
		const {events, readings, logs} = openStreams();
		await Promise.all([readings.next(), logs.next()]);
		await Promise.all([events.next(), create('spare-1')]);
		real.signal('SIGKILL');
		for (const stream of [events, readings, logs]) {
			expect(await stream.end).toMatchObject({kind: 'unreachable'});
		}

		await real.exited();
		expect(await failure(engine.list(never))).toMatchObject({
			kind: 'unreachable',
			words: `connection refused by unix://${real.socketPath}`,
		});
		await real.start();
		await engine.ping(never);
		expect((await engine.list(never)).map(({name}) => name)).toContain('talker');
	});

	test('that is stopped ends its streams, is told as not there, and comes back', async () => {
		await engine.start(id, never).catch(() => undefined);
		const {events, logs} = openStreams();
		await logs.next();
		await Promise.all([events.next(), create('spare-2')]);
		real.signal('SIGTERM');
		await real.exited();
		for (const stream of [events, logs]) {
			const end = await stream.end;
			expect(end instanceof EngineError ? end.kind : end).toMatch(/^(?:unreachable|its own end)$/);
		}

		expect(await failure(engine.list(never))).toMatchObject({
			kind: 'unreachable',
			words: `there is no unix://${real.socketPath}`,
		});
		await real.start();
		expect(await engine.list(never)).toContainEqual(
			expect.objectContaining({name: 'talker', state: 'exited'}),
		);
		await engine.start(id, never);
		expect(await engine.read(id, never)).toBeDefined();
	});
});

/** Reads a stream to its end: what it brought, and the EngineError it ended with, if any. */
function watch<T>(stream: AsyncIterable<T>, describeItem: (item: T) => string) {
	const seen: string[] = [];
	let isOver = false;
	let wake = Promise.withResolvers<void>();
	const read = async () => {
		try {
			for await (const item of stream) {
				seen.push(describeItem(item));
				wake.resolve();
			}

			return 'its own end' as const;
		} catch (error) {
			return error as EngineError;
		} finally {
			isOver = true;
			wake.resolve();
		}
	};

	return {
		end: read(),
		seen: () => seen,
		isOver: () => isOver,
		/** Once more has come. */
		async next() {
			wake = Promise.withResolvers();
			await wake.promise;
		},
	};
}
