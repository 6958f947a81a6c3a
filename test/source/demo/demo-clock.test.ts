import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createClock} from '../../../source/demo/demo-clock.js';

test('jobs run in the order of their due times, equals as they came, and see their time', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(50)), dueTimes => {
			const clock = createClock(() => 0, 1000);
			const ran: Array<{due: number; place: number; saw: number}> = [];
			for (const [place, due] of dueTimes.entries()) {
				clock.at(1000 + due, () => ran.push({due, place, saw: clock.now()}));
			}

			clock.jump(60);
			clock.close();
			expect(ran.map(({due}) => due)).toEqual(dueTimes.toSorted((a, b) => a - b));
			expect(ran.every(({due, saw}) => saw === 1000 + due)).toBe(true);
			expect(
				ran.every((job, at) => ran[at - 1]?.due !== job.due || (ran[at - 1]?.place ?? 0) < job.place),
			).toBe(true);
		}),
	);
});

test('what a job schedules follows from its own time, however late it runs', () => {
	const clock = createClock(() => 0, 0);
	const beats: number[] = [];
	const beat = () => {
		beats.push(clock.now());
		clock.after(10, beat);
	};

	clock.after(10, beat);
	clock.jump(35);
	expect(beats).toEqual([10, 20, 30]);
	clock.close();
});

test('a job that is called off does not run', () => {
	const clock = createClock(() => 0, 0);
	let runs = 0;
	const cancel = clock.after(5, () => runs++);
	clock.after(5, () => runs++);
	cancel();
	clock.jump(5);
	expect(runs).toBe(1);
	clock.close();
});

test('jobs called off don’t pile up, and the rest still run in order', () => {
	const clock = createClock(() => 0, 0);
	const ran: number[] = [];
	for (let at = 3000; at > 0; at--) {
		const cancel = clock.at(at, () => ran.push(at));
		if (at % 10 !== 0) {
			cancel();
		}
	}

	expect(clock.pending()).toBeLessThan(1000);
	clock.jump(3000);
	expect(ran).toEqual(Array.from({length: 300}, (_, index) => (index + 1) * 10));
	clock.close();
});

test('while held nothing happens, and afterwards everything that was due', () => {
	const clock = createClock(() => 0, 0);
	let runs = 0;
	clock.after(5, () => runs++);
	clock.setHeld(true);
	clock.jump(100);
	clock.runDue();
	expect(runs).toBe(0);
	clock.setHeld(false);
	expect(runs).toBe(1);
	clock.close();
});

test('speed multiplies the time that goes by', () => {
	let nowMs = 0;
	const clock = createClock(() => nowMs, 5000);
	clock.setSpeed(60);
	nowMs = 1000;
	expect(clock.latest()).toBe(65_000);
	clock.setSpeed(0);
	nowMs = 9000;
	expect(clock.latest()).toBe(65_000);
	clock.close();
});
