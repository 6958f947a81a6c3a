import {expect, test} from 'vitest';
import {linesOf, openDemo, readReply} from '../../../demo-lab/open-demo.js';

const oneShot = (name: string) => `/containers/${name}/stats?stream=0&one-shot=1`;

test.each(['cron', 'canary'])('%s does not run: 200 and empty objects', async name => {
	const {status, json} = await (await openDemo()).get(oneShot(name));
	expect(status).toBe(200);
	expect(json).toMatchObject({
		read: '0001-01-01T00:00:00Z',
		pids_stats: {},
		memory_stats: {},
		blkio_stats: {io_service_bytes_recursive: null},
	});
	expect(json.cpu_stats).not.toHaveProperty('online_cpus');
	expect(json.cpu_stats).not.toHaveProperty('system_cpu_usage');
});

test('without a network there is no networks key', async () => {
	const {get} = await openDemo();
	expect((await get(oneShot('backup'))).json).not.toHaveProperty('networks');
	expect((await get(oneShot('db'))).json.networks.eth0.rx_bytes).toBeGreaterThan(0);
});

test('the CPU of two readings is what the container is said to use', async () => {
	const {get, control} = await openDemo();
	const before = (await get(oneShot('search-indexer'))).json.cpu_stats;
	control.fakeClock.jump(600_000);
	const after = (await get(oneShot('search-indexer'))).json.cpu_stats;
	const share =
		(after.cpu_usage.total_usage - before.cpu_usage.total_usage) /
		(after.system_cpu_usage - before.system_cpu_usage);
	expect(share * after.online_cpus * 100).toBeCloseTo(390, -1);
});

test('a throttled container is throttled in that share of its periods', async () => {
	const {throttling_data: data} = (await (await openDemo()).get(oneShot('thumbnailer'))).json.cpu_stats;
	expect(data.throttled_periods / data.periods).toBeCloseTo(0.43, 2);
});

test('a paused container’s CPU stands still and its frames go on', async () => {
	const {get, control} = await openDemo();
	const before = (await get(oneShot('payments'))).json;
	control.fakeClock.jump(60_000);
	const after = (await get(oneShot('payments'))).json;
	expect(after.cpu_stats.cpu_usage).toEqual(before.cpu_stats.cpu_usage);
	expect(after.cpu_stats.system_cpu_usage).toBeGreaterThan(before.cpu_stats.system_cpu_usage);
	expect(after.read).not.toBe(before.read);
});

test('a stream gives a frame a second until the container is removed', async () => {
	const {open, control, ask} = await openDemo();
	const response = await open('/containers/api-7/stats?stream=1');
	control.fakeClock.jump(1000);
	control.fakeClock.jump(1000);
	await ask('DELETE', '/containers/api-7?force=1');
	control.fakeClock.jump(1000);
	const frames = linesOf((await readReply(response)).text);
	expect(frames).toHaveLength(3);
	const [first, second] = frames.map(({read}) => Date.parse(read));
	expect(second! - first!).toBe(1000);
});
