import {expect, test} from 'vitest';
import {linesOf, openDemo, readReply} from './open-demo.js';

test('churn makes and removes containers, and nothing grows', async () => {
	const {control, get} = await openDemo();
	control.churn(5);
	control.fakeClock.jump(60_000);
	const early = control.census();
	expect(early.containers).toBe(24 + 20);
	control.fakeClock.jump(600_000);
	const late = control.census();
	expect(late.containers).toBe(early.containers);
	expect(late.jobs).toBeLessThan(early.jobs * 1.5 + 50);
	const names = (await get('/containers/json')).json.map(({Names}: {Names: string[]}) => Names[0]);
	expect(names.filter((name: string) => name.startsWith('/job-'))).toHaveLength(20);
	control.churn(0);
	control.fakeClock.jump(60_000);
	expect((await get('/containers/json')).json.map(({Names}: {Names: string[]}) => Names[0])).toEqual(names);
});

test('a storm is as many events as asked, in that time', async () => {
	const {control, open} = await openDemo();
	const until = control.fakeClock.now() / 1000 + 2;
	const reply = readReply(await open(`/events?until=${until}&filters={"event":["attach","resize"]}`));
	control.storm(10_000, 1000);
	for (let step = 0; step < 200; step++) {
		control.fakeClock.jump(10);
	}

	const times = linesOf((await reply).text).map(({timeNano}) => timeNano / 1e6);
	expect(times).toHaveLength(10_000);
	expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(1000);
});

test('a flapping container really dies and starts', async () => {
	const {control, row, eventsOf} = await openDemo();
	const {Id} = await row('db');
	control.flap('db', 50);
	control.fakeClock.jump(100);
	const actions = (await eventsOf(Id)).filter(({Type}) => Type === 'container').map(({Action}) => Action);
	expect(actions.filter(action => action === 'die')).toHaveLength(6);
	expect(actions.filter(action => action === 'start').length).toBeGreaterThan(4);
	control.flap('db', 0);
	const {State} = await row('db');
	control.fakeClock.jump(1000);
	expect((await row('db')).State).toBe(State);
});

test('a reader that leaves is no listener any more', async () => {
	const {open, control, get} = await openDemo();
	const streams = await Promise.all(Array.from({length: 20}, async () => open('/events')));
	expect(control.census().listeners).toBe(20);
	for (const stream of streams) {
		stream.destroy();
	}

	while (control.census().listeners > 0) {
		await get('/_ping');
	}

	expect(control.census().listeners).toBe(0);
});

test('an hour of stats streams and followed logs leaves no more jobs than a minute of them', async () => {
	const {open, control} = await openDemo();
	const streams = await Promise.all(
		['db', 'cron', 'api-7'].flatMap(name => [
			open(`/containers/${name}/stats`),
			open(`/containers/${name}/logs?stdout=1&follow=1&tail=1`),
		]),
	);
	for (const stream of streams) {
		stream.resume();
	}

	control.fakeClock.jump(60_000);
	const early = control.census().jobs;
	for (let minute = 0; minute < 20; minute++) {
		control.fakeClock.jump(60_000);
	}

	expect(control.census().jobs).toBeLessThanOrEqual(early + 10);
});
