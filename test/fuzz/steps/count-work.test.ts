import {expect, test} from 'vitest';
import {countSteps, type Steps} from './count-steps.js';
import {countWork} from './count-work.js';
import {parseEvent} from '../../../source/engine/parse/parse-event.js';
import {reduce} from '../../../source/store/reduce.js';
import {idOf, listed, makeState, startMs} from '../../helpers/fixtures.js';
import {shapeLine} from '../../../source/logs/log-shape.js';

function stepsOf(regex: RegExp, text: string): number {
	const steps: Steps = {count: 0, most: Number.POSITIVE_INFINITY};
	countSteps(regex, text, 0, steps);
	return steps.count;
}

test.each([
	[/\r+$/, '\r'],
	[/[\u0600\u0601]+$/, '\u0600'],
	[/(?:a\d)+$/, 'a1'],
	[/\w\s*$/, 'a '],
])('%s takes the square of the text, and that is counted', (regex, unit) => {
	const [once, twice] = [200, 400].map(times => stepsOf(regex, `${unit.repeat(times)}x`)) as [number, number];
	const isSquare = regex.source !== String.raw`\w\s*$`;
	expect(twice / once > 3.5).toBe(isSquare);
});

test('a match ends the counting, and lookarounds, choices and lazy repeats are followed', () => {
	expect(stepsOf(/b/, 'aab')).toBeLessThan(stepsOf(/c/, `aab${'a'.repeat(20)}`));
	expect(stepsOf(/(?<=a)b|c+?d(?!e)|^\bx/, 'accde ab')).toBeGreaterThan(8);
	expect(stepsOf(/x*/y, 'xxxx')).toBeLessThan(12);
});

test('loops of our own count as well', () => {
	const short = countWork(1e9, () => shapeLine(`{"a":"${'x'.repeat(1000)}"}`));
	const long = countWork(1e9, () => shapeLine(`{"a":"${'x'.repeat(9000)}"}`));
	expect(short).toBeGreaterThan(1000);
	expect(long / short).toBeGreaterThan(5);
});

test('a container that starts without end costs as much after a hundred thousand events as at first', () => {
	let state = makeState(listed('web'));
	const event = parseEvent({
		Type: 'container',
		Action: 'start',
		timeNano: startMs * 1e6,
		Actor: {ID: idOf('web'), Attributes: {name: 'web'}},
	})!;
	const take = (count: number) => {
		state = reduce(state, {type: 'events/happened', events: Array.from({length: count}, () => event)});
	};
	const first = countWork(1e9, () => take(500));
	take(100_000);
	const later = countWork(1e9, () => take(500));
	expect(first).toBeGreaterThan(500);
	expect(later).toBeLessThan(2 * first);
});
