import {expect, test} from 'vitest';
import {createProofs} from '../../../source/terminal/proofs.js';

const size = {columns: 80, rows: 24};

function openProofs() {
	const proofs = createProofs(() => size);
	const proved: string[] = [];
	/** Asks under a name; the place that the answer will name. */
	const askAs = (name: string, nowMs = 0): readonly [number, number] => {
		const bytes = proofs.ask(() => proved.push(name), nowMs);
		const [, row = '', column = ''] = /^\u001B\[(\d+);(\d+)H\u001B\[6n$/.exec(bytes) ?? [];
		return [Number(row), Number(column)];
	};

	return {...proofs, proved, askAs};
}

test('an answer proves what its own question followed, and none that was asked later', () => {
	const {askAs, heard, proved, openSinceMs} = openProofs();
	const first = askAs('first');
	const second = askAs('second');
	heard(...first);
	expect(proved).toEqual(['first']);
	heard(...second);
	expect(proved).toEqual(['first', 'second']);
	expect(openSinceMs()).toBe(undefined);
});

test('answers that got lost or are told twice shift nothing', () => {
	const {askAs, heard, proved} = openProofs();
	const lost = askAs('lost');
	const third = askAs('third');
	heard(...third);
	heard(...third);
	heard(...lost);
	expect(proved).toEqual(['third']);
});

test("another's cursor is no answer", () => {
	const {askAs, heard, proved} = openProofs();
	const [row, column] = askAs('ours');
	heard(row, column + 1);
	heard(1, 1);
	expect(proved).toEqual([]);
});

test('every place is on the screen, and never in its first row, as F3 with shift would be', () => {
	const {askAs, heard} = openProofs();
	for (let turn = 0; turn < 3000; turn++) {
		const [row, column] = askAs('any');
		expect(row).toBeGreaterThan(1);
		expect(row).toBeLessThanOrEqual(size.rows);
		expect(column).toBeGreaterThan(0);
		expect(column).toBeLessThanOrEqual(size.columns);
		heard(row, column);
	}
});

test('a terminal is silent when it had time to answer and did not, and is soon asked no more', () => {
	const {askAs, ask, isSilent, heard} = openProofs();
	expect(isSilent(5000)).toBe(false);
	const first = askAs('first', 1000);
	expect(isSilent(1500)).toBe(false);
	expect(isSilent(4000)).toBe(true);
	for (let turn = 0; turn < 15; turn++) {
		askAs('more');
	}

	expect(ask(() => undefined, 4000)).toBe('');
	heard(...first);
	expect(isSilent(9000)).toBe(false);
	expect(ask(() => undefined, 9000)).not.toBe('');
});
