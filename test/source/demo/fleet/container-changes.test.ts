import {expect, test} from 'vitest';
import {openDemo, readReply, type Demo} from '../../../demo-lab/open-demo.js';

/** `container die`, the last so many of them. */
async function lastOf({eventsOf}: Demo, id: string, count: number): Promise<string[]> {
	const events = await eventsOf(id);
	return events.slice(-count).map(({Type, Action}) => `${Type} ${Action}`);
}

test('stop: SIGTERM, and down when its time has come', async () => {
	const demo = await openDemo();
	const {post, control, row, get} = demo;
	const {Id} = await row('db');
	const stopped = post('/containers/db/stop');
	await get('/_ping');
	control.fakeClock.jump(2400);
	expect((await row('db')).State).toBe('running');
	control.fakeClock.jump(100);
	expect((await stopped).status).toBe(204);
	expect((await row('db')).Status).toBe('Exited (0) Less than a second ago');
	expect(await lastOf(demo, Id, 5)).toEqual([
		'container kill',
		'network disconnect',
		'volume unmount',
		'container stop',
		'container die',
	]);
});

test('stop of what ignores SIGTERM kills it after the grace', async () => {
	const {post, control, get, row} = await openDemo();
	const stopped = post('/containers/log-shipper/stop');
	await get('/_ping');
	control.fakeClock.jump(9999);
	expect((await row('log-shipper')).State).toBe('running');
	control.fakeClock.jump(1);
	expect((await stopped).status).toBe(204);
	expect((await row('log-shipper')).Status).toMatch(/^Exited \(137\)/);
});

test('rm -f: kill, network disconnect, die, destroy', async () => {
	const demo = await openDemo();
	const {Id} = await demo.row('api-7');
	expect((await demo.ask('DELETE', '/containers/api-7?force=1')).status).toBe(204);
	expect(await lastOf(demo, Id, 4)).toEqual([
		'container kill',
		'network disconnect',
		'container die',
		'container destroy',
	]);
	expect(await demo.row('api-7')).toBeUndefined();
});

test('network events have no status, id or from; container events do', async () => {
	const {post, eventsOf, row} = await openDemo();
	await post('/containers/canary/start');
	const [network, container] = await eventsOf((await row('canary')).Id);
	expect(network).toMatchObject({Type: 'network', Action: 'connect'});
	expect(Object.keys(network)).toEqual(['Type', 'Action', 'Actor', 'scope', 'time', 'timeNano']);
	expect(container).toMatchObject({status: 'start', from: 'shop/api:1.43.0-rc1'});
});

test('restart and rename tell themselves', async () => {
	const demo = await openDemo();
	const {post, control, get, row} = demo;
	const {Id} = await row('cache');
	const restarted = post('/containers/cache/restart');
	await get('/_ping');
	control.fakeClock.jump(1000);
	expect((await restarted).status).toBe(204);
	expect((await post('/containers/cache/rename?name=kv')).status).toBe(204);
	expect((await row('kv')).State).toBe('running');
	const told = await lastOf(demo, Id, 10);
	expect(told.filter(words => words.startsWith('container'))).toEqual(
		['kill', 'stop', 'die', 'start', 'restart', 'rename'].map(action => `container ${action}`),
	);
});

test('a signal that it survives changes nothing, SIGKILL ends it with 137', async () => {
	const {post, control, get, row} = await openDemo();
	expect((await post('/containers/gateway/kill?signal=HUP')).status).toBe(204);
	expect((await row('gateway')).State).toBe('running');
	const killed = post('/containers/gateway/kill');
	await get('/_ping');
	control.fakeClock.jump(20);
	expect((await killed).status).toBe(204);
	expect((await row('gateway')).Status).toMatch(/^Exited \(137\)/);
});

test('a signal wakes a paused container', async () => {
	const demo = await openDemo();
	const {Id} = await demo.row('payments');
	await demo.post('/containers/payments/kill?signal=USR1');
	expect(await lastOf(demo, Id, 2)).toEqual(['container kill', 'container unpause']);
	expect((await demo.row('payments')).State).toBe('running');
});

test('a restart policy starts it again, later each time, and not after a stop by hand', async () => {
	const {post, control, row, get} = await openDemo();
	const body = {
		Image: 'alpine:3.21',
		Cmd: ['sh', '-c', 'exit 3'],
		HostConfig: {RestartPolicy: {Name: 'always'}},
	};
	await post('/containers/create?name=looper', body);
	await post('/containers/looper/start');
	control.fakeClock.jump(10);
	expect((await row('looper')).Status).toMatch(/^Restarting \(3\)/);
	const {State} = (await get('/containers/looper/json')).json;
	expect(State).toMatchObject({Status: 'restarting', Running: true, Restarting: true, Pid: 0, ExitCode: 3});
	control.fakeClock.jump(1000);
	expect((await get('/containers/looper/json')).json.RestartCount).toBe(3);
	expect((await post('/containers/looper/stop')).status).toBe(204);
	control.fakeClock.jump(600_000);
	expect((await row('looper')).State).toBe('exited');
});

test('on-failure gives up after so many tries', async () => {
	const {post, control, row, get} = await openDemo();
	const policy = {Name: 'on-failure', MaximumRetryCount: 2};
	const body = {Image: 'alpine:3.21', Cmd: ['false'], HostConfig: {RestartPolicy: policy}};
	await post('/containers/create?name=tries', body);
	await post('/containers/tries/start');
	control.fakeClock.jump(60_000);
	expect((await row('tries')).Status).toMatch(/^Exited \(1\)/);
	expect((await get('/containers/tries/json')).json.RestartCount).toBe(2);
});

test('--rm is gone when it ends, and wait is told', async () => {
	const {post, open, control, row} = await openDemo();
	await post('/containers/create?name=brief', {
		Image: 'alpine:3.21',
		Cmd: ['sh', '-c', 'sleep 1; exit 4'],
		HostConfig: {AutoRemove: true},
	});
	await post('/containers/brief/start');
	const waiting = await open('/containers/brief/wait', 'POST');
	control.fakeClock.jump(1000);
	expect((await readReply(waiting)).json).toEqual({StatusCode: 4});
	expect(await row('brief')).toBeUndefined();
});
