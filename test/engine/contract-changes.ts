import {once} from 'node:events';
import {request, type IncomingMessage} from 'node:http';
import {text} from 'node:stream/consumers';
import {expect, test} from 'vitest';
import {find, never, type ContractEngine} from '../helpers/contract-engine.js';
import type {ContainerId, EngineEvent} from '../../source/engine/types.js';
import {collect} from '../helpers/collect.js';
import {failure} from '../helpers/failure.js';

export function changesContract(subject: () => ContractEngine, isPodman: boolean): void {
	test('does what is asked, tells it as events, and the list agrees', async () => {
		const {engine, spare} = subject();
		const since = secondsAgo(1);
		const {id, name} = await spare();
		const state = async () => (await find(engine, name)).state;
		await engine.pause(id, never);
		expect(await state()).toBe('paused');
		await engine.unpause(id, never);
		expect(await state()).toBe('running');
		await engine.restart(id, never);
		expect(await state()).toBe('running');
		await engine.stop(id, never);
		expect(await state()).toBe('exited');
		await engine.start(id, never);
		expect(await state()).toBe('running');
		await engine.kill(id, 'SIGKILL', never);
		await engine.remove(id, {force: true, volumes: true}, never);
		await expect(find(engine, name)).rejects.toThrow('no container');

		const events = await eventsUntil(
			subject(),
			since,
			event => event.subject === id && event.action === 'destroy',
		);
		const ofIt = events.filter(({subject, kind}) => subject === id && kind === 'container');
		const actions = ofIt.map(({action}) => String(action));
		// Engines disagree whether `die` or `stop` comes first.
		expect(
			actions
				.slice(actions.indexOf('pause'))
				.filter(action => !['kill', 'stop', 'restart'].includes(action))
				.join(' '),
		).toBe('pause unpause die start die start die destroy');
		expect(actions.filter(action => action === 'restart').length).toBeGreaterThanOrEqual(isPodman ? 0 : 1);
		// Podman 5 tells no stop, and no restart.
		expect(actions.filter(action => action === 'stop').length).toBeGreaterThanOrEqual(isPodman ? 0 : 2);
		expect(ofIt.findLast(({action}) => action === 'die')).toMatchObject({name, exitCode: 137});
	});

	test('says quietly that there is nothing to do', async () => {
		const {engine, talker, ended} = subject();
		const running = (await find(engine, talker)).id;
		const stopped = (await find(engine, ended)).id;
		expect(await failure(engine.start(running, never))).toMatchObject({kind: 'noop'});
		expect(await failure(engine.stop(stopped, never))).toMatchObject({kind: 'noop'});
	});

	test('refuses in its own words what can not be', async () => {
		const {engine, talker, ended} = subject();
		const running = (await find(engine, talker)).id;
		const stopped = (await find(engine, ended)).id;
		const gentle = {force: false, volumes: false};
		// What Podman can't do for a container's state it calls now a conflict, now a fault of its own.
		const kind = expect.stringMatching(isPodman ? /^(?:conflict|failed)$/ : /^conflict$/) as string;
		expect(await failure(engine.remove(running, gentle, never))).toMatchObject({
			kind,
			words: expect.stringMatching(/remove a running container|(?:container|it) is running/),
		});
		const isntRunning = /is not running|can only kill running containers/;
		expect(await failure(engine.kill(stopped, 'SIGKILL', never))).toMatchObject({
			kind,
			words: expect.stringMatching(isntRunning),
		});
		expect((await failure(engine.pause(stopped, never))).words).toMatch(/is not running/);
		expect((await failure(engine.unpause(running, never))).words).toMatch(/is not paused/);
		expect((await failure(engine.kill(running, 'SIGNONE', never))).words).toMatch(/invalid signal/i);
	});

	test('says of what is not there that it is gone', async () => {
		const {engine} = subject();
		const id = '0123456789abcdef'.repeat(4) as ContainerId;
		const calls = [
			engine.details(id, never),
			engine.read(id, never),
			engine.top(id, never),
			engine.start(id, never),
			engine.stop(id, never),
			engine.restart(id, never),
			engine.kill(id, 'SIGTERM', never),
			engine.pause(id, never),
			engine.unpause(id, never),
			engine.remove(id, {force: true, volumes: false}, never),
			collect(engine.logs(id, {follow: true, tail: 1}, never)),
			collect(engine.readings(id, never)),
		];
		for (const error of await Promise.all(calls.map(async call => failure(call)))) {
			expect(error).toMatchObject({kind: 'gone', words: expect.stringContaining(id)});
		}
	});

	test('leaves the noise of probes, shells and lists of processes out of the events', async () => {
		const {engine, spare} = subject();
		const since = secondsAgo(1);
		const {id} = await spare();
		await engine.top(id, never);
		await engine.stop(id, never);
		const isLast = (event: EngineEvent) => event.subject === id && event.action === 'die';
		const heard = await eventsUntil(subject(), since, isLast);
		// Podman keeps no list of processes among its events, and tells of its own tidying up.
		const noise = isPodman ? 'cleanup' : 'top';
		expect(await rawActions(subject(), since)).toContain(noise);
		expect(heard.map(({action}) => action)).not.toContain(noise);
	});
}

async function eventsUntil(
	{engine}: ContractEngine,
	since: string,
	isLast: (event: EngineEvent) => boolean,
): Promise<readonly EngineEvent[]> {
	const events: EngineEvent[] = [];
	for await (const event of engine.events(since, never)) {
		events.push(event);
		if (isLast(event)) {
			break;
		}
	}

	return events;
}

function secondsAgo(seconds: number): string {
	return `${Math.floor(Date.now() / 1000) - seconds}.000000000`;
}

/** What the engine has to tell when nothing is left out. */
async function rawActions({engine}: ContractEngine, since: string): Promise<readonly string[]> {
	const until = Math.floor(Date.now() / 1000) + 1;
	const asked = request({
		socketPath: engine.address.socketPath,
		path: `/events?since=${since}&until=${until}`,
	}).end();
	const [response] = (await once(asked, 'response')) as [IncomingMessage];
	const lines = (await text(response)).trim().split('\n');
	return lines.map(line => (JSON.parse(line) as {readonly Action: string}).Action);
}
