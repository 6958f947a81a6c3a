import {expect, test} from 'vitest';
import {createLabTime} from './lab-time.js';

test('speed multiplies the time that goes by, and 0 stops it', () => {
	let nowMs = 5000;
	const time = createLabTime(() => nowMs);
	time.setSpeed(60);
	nowMs += 1000;
	expect(time.now()).toBe(65_000);
	time.setSpeed(0);
	nowMs += 8000;
	expect(time.now()).toBe(65_000);
});

test('held it stands still, and catches up afterwards, with what it jumped meanwhile', () => {
	let nowMs = 0;
	const time = createLabTime(() => nowMs);
	time.setHeld(true);
	time.jump(100);
	nowMs += 5;
	expect([time.now(), time.latest()]).toEqual([0, 105]);
	time.setHeld(false);
	expect(time.now()).toBe(105);
});
