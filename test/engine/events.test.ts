import {expect, test} from 'vitest';
import type {Engine} from '../../source/engine/engine.js';
import type {EngineEvent} from '../../source/engine/types.js';
import {never} from '../helpers/contract-engine.js';
import type {RealEngine} from '../helpers/real-engine.js';
import {eachRealEngine, useRealEngine} from '../helpers/real-engines.js';

// What an engine tells by itself, in the order in which it happens.

eachRealEngine('events of the %s engine', kind => {
	let real: RealEngine;
	let engine: Engine;

	useRealEngine(kind, (...started) => {
		[real, engine] = started;
	});

	/** All events of containers since `since`, up to the one that `isLast` knows. */
	async function until(isLast: (event: EngineEvent) => boolean): Promise<readonly EngineEvent[]> {
		const events: EngineEvent[] = [];
		for await (const event of engine.events('0', never)) {
			if (event.kind === 'container') {
				events.push(event);
			}

			if (isLast(event)) {
				break;
			}
		}

		return events;
	}

	const words = (events: readonly EngineEvent[], name: string) =>
		events
			.filter(event => event.name === name)
			.map(({action, detail}) => (detail === undefined ? action : `${action} ${detail}`));

	test('health as it turns, without the probes that found it', async () => {
		const probe = ['--health-cmd=test -e /well', '--health-interval=0.3s', '--health-retries=2'];
		await real.run('ill', 'sleep 100000', ...probe);
		await until(({detail}) => detail === 'unhealthy');
		await real.docker('exec', 'ill', 'touch', '/well');
		const events = await until(({detail}) => detail === 'healthy');
		expect(words(events, 'ill')).toEqual([
			'create',
			'start',
			'health_status unhealthy',
			'health_status healthy',
		]);
		expect(await engine.list(never)).toContainEqual(
			expect.objectContaining({name: 'ill', health: 'healthy'}),
		);
		const {id} = (await engine.list(never)).find(({name}) => name === 'ill') ?? {};
		const {probes} = await engine.details(id!, never);
		expect(probes.at(-1)).toMatchObject({exitCode: 0});
		// Each probe is three events, and the engine keeps the last 256: those of the other tests must stay among them.
		await real.docker('rm', '--force', 'ill');
	});

	test('a new name, with the old one', async () => {
		await real.run('caterpillar', 'sleep 100000');
		await real.docker('rename', 'caterpillar', 'butterfly');
		const events = await until(({action}) => action === 'rename');
		expect(events.at(-1)).toMatchObject({name: 'butterfly', attributes: {oldName: '/caterpillar'}});
	});

	test('a container killed for want of memory: oom, then its end', async () => {
		await real.run('hungry', 'head -c 100m /dev/zero | tail', '--memory=16m', '--memory-swap=16m');
		const events = await until(({action, name}) => action === 'die' && name === 'hungry');
		expect(words(events, 'hungry')).toContain('oom');
		expect(events.at(-1)?.exitCode).toBeGreaterThan(0);
		const {id} = (await engine.list(never)).find(({name}) => name === 'hungry') ?? {};
		expect(await engine.details(id!, never)).toMatchObject({isOomKilled: true});
	});

	test('a removal by force, to its end', async () => {
		await real.run('doomed', 'sleep 100000');
		await real.docker('rm', '--force', 'doomed');
		const events = await until(({action, name}) => action === 'destroy' && name === 'doomed');
		expect(words(events, 'doomed')).toEqual(['create', 'start', 'kill', 'die', 'destroy']);
		expect(events.find(({action, name}) => action === 'die' && name === 'doomed')?.exitCode).toBe(137);
	});

	test('none twice and none lost, when asked again since the last one seen', async () => {
		const first = await until(({action, name}) => action === 'rename' && name === 'butterfly');
		const all = await until(({action, name}) => action === 'destroy' && name === 'doomed');
		const last = first.at(-1);
		const again: EngineEvent[] = [];
		for await (const event of engine.events(last?.atNano, never)) {
			if (event.kind === 'container') {
				again.push(event);
			}

			if (event.action === 'destroy' && event.name === 'doomed') {
				break;
			}
		}

		expect(again[0]).toEqual(last);
		expect(again).toEqual(all.slice(first.length - 1));
	});
});
