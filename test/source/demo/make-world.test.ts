import {stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import {expect, test} from 'vitest';
import {openDemo} from '../../demo-lab/open-demo.js';

test('one seed, one fleet: list, stats and logs are the same to the byte', async () => {
	const read = async (seed: number) => {
		const {get} = await openDemo({seed});
		const list = await get('/containers/json?all=1');
		const stats = await get('/containers/api-7/stats?stream=0&one-shot=1');
		const logs = await get('/containers/web-1/logs?stdout=1&stderr=1&timestamps=1&tail=50');
		return [list.text, stats.text, logs.bytes.toString('base64')];
	};

	const [first, second, other] = [await read(7), await read(7), await read(8)];
	expect(second).toEqual(first);
	expect(other).not.toEqual(first);
});

test('a day later a fleet is the same, whether anyone looked in between or not', async () => {
	const [watched, unwatched] = [await openDemo(), await openDemo()];
	const hourMs = 3_600_000;
	for (let hour = 0; hour < 24; hour++) {
		watched.control.fakeClock.jump(hourMs);
		await watched.get('/containers/json');
	}

	unwatched.control.fakeClock.jump(24 * hourMs);
	const [a, b] = [await watched.get('/containers/json?all=1'), await unwatched.get('/containers/json?all=1')];
	expect(a.text).toBe(b.text);
});

test('the shop has one of every trouble', async () => {
	const {get} = await openDemo();
	const {json} = await get('/containers/json?all=1');
	const states = Object.fromEntries(
		json.map(({Names, Status}: {Names: string[]; Status: string}) => [Names[0], Status]),
	);
	expect(states).toMatchObject({
		'/api-7': 'Up 17 minutes (unhealthy)',
		'/worker-3': expect.stringMatching(/^(?:Restarting \(137\)|Up )/),
		'/cron': 'Exited (1) 2 minutes ago',
		'/report-render': 'Exited (137) 9 minutes ago',
		'/migrate': 'Exited (0) 2 days ago',
		'/web-old': 'Exited (143) 2 days ago',
		'/payments': 'Up 5 hours (Paused)',
		'/canary': 'Created',
		'/db': 'Up 12 days (healthy)',
		'/注文サービス': 'Up 4 days',
	});
	expect((await get('/containers/report-render/json')).json.State.OOMKilled).toBe(true);
	expect((await get('/containers/worker-3/json')).json.RestartCount).toBeGreaterThan(3);
});

test('a thousand containers have a thousand ids and names', async () => {
	const {get} = await openDemo({containers: 1000});
	const {json} = await get('/containers/json?all=1');
	expect(new Set(json.map(({Id}: {Id: string}) => Id)).size).toBe(1000);
	expect(new Set(json.map(({Names}: {Names: string[]}) => Names[0])).size).toBe(1000);
});

test('as many containers as asked, from none', async () => {
	for (const containers of [0, 1, 25]) {
		const {get} = await openDemo({containers});
		expect((await get('/containers/json?all=1')).json).toHaveLength(containers);
	}
});

test('its socket is in a directory that only this user can enter', async () => {
	const {socketPath} = await openDemo();
	expect((await stat(dirname(socketPath))).mode & 0o777).toBe(0o700);
});

test('a leak ends in an OOM kill and a fresh start', async () => {
	const {control, get, eventsOf, row} = await openDemo();
	const memory = async () =>
		(await get('/containers/cart-2/stats?stream=0&one-shot=1')).json.memory_stats.usage;
	const leaked = await memory();
	control.fakeClock.jump(15 * 60_000);
	expect((await row('cart-2')).Status).toMatch(/^Up (?:Less than a|\d+) /);
	expect(await memory()).toBeLessThan(leaked);
	const told = await eventsOf((await row('cart-2')).Id);
	expect(told.map(({Action}) => Action).slice(-5)).toEqual(['oom', 'disconnect', 'die', 'connect', 'start']);
	expect((await get('/containers/cart-2/json')).json).toMatchObject({RestartCount: 12});
});
