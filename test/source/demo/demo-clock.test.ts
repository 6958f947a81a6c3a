import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createClock} from '../../../source/demo/demo-clock.js';

/** A clock whose time only `jump` moves. */
function open() {
	let nowMs = 0;
	const clock = createClock(() => nowMs);
	return {
		...clock,
		jump(byMs: number) {
			nowMs += byMs;
			clock.runDue();
		},
	};
}

test('jobs run in the order of their due times, equals as they came, and see their time', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(50)), dueTimes => {
			const clock = open();
			const ran: Array<{due: number; place: number; saw: number}> = [];
			for (const [place, due] of dueTimes.entries()) {
				clock.at(due, () => ran.push({due, place, saw: clock.now()}));
			}

			clock.jump(60);
			clock.close();
			expect(ran.map(({due}) => due)).toEqual(dueTimes.toSorted((a, b) => a - b));
			expect(ran.every(({due, saw}) => saw === due)).toBe(true);
			expect(
				ran.every((job, at) => ran[at - 1]?.due !== job.due || (ran[at - 1]?.place ?? 0) < job.place),
			).toBe(true);
		}),
	);
});

test('what a job schedules follows from its own time, however late it runs', () => {
	const clock = open();
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

test('a job that is called off does not run, and is forgotten', () => {
	fc.assert(
		fc.property(fc.array(fc.record({dueMs: fc.nat(50), isOff: fc.boolean()})), jobs => {
			const clock = open();
			const ran: number[] = [];
			const cancels = jobs.map(({dueMs}, place) => clock.at(dueMs, () => ran.push(place)));
			for (const [place, {isOff}] of jobs.entries()) {
				if (isOff) {
					cancels[place]?.();
					cancels[place]?.();
				}
			}

			const left = jobs.flatMap(({isOff}, place) => (isOff ? [] : [place]));
			expect(clock.pending()).toBe(left.length);
			clock.jump(50);
			expect(ran.toSorted((a, b) => a - b)).toEqual(left);
			clock.close();
		}),
	);
});
