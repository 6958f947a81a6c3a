import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createFrameGate} from './frame-gate.js';

const begin = '\u001B[?2026h';
const end = '\u001B[?2026l';
const part = fc.constantFrom(
	'a',
	'bc',
	'\u001B[3m',
	'\u001B[2J',
	'\r\n',
	'\u001B[?2027h',
	`${begin}frame${end}`,
	`${begin}${end}`,
);

test('nothing is let through twice or never, and no half of a frame, however the bytes are split', () => {
	fc.assert(
		fc.property(fc.array(part, {maxLength: 12}), fc.array(fc.nat(100)), (parts, cuts) => {
			const whole = parts.join('');
			const at = [0, ...cuts.map(cut => Math.min(cut, whole.length)).toSorted((a, b) => a - b), whole.length];
			const gate = createFrameGate();
			let shown = '';
			for (const [index, to] of at.slice(1).entries()) {
				shown += gate.push(whole.slice(at[index], to));
				expect(shown.split(begin).length).toBe(shown.split(end).length);
			}

			expect(shown + gate.rest()).toBe(whole);
		}),
	);
});

test('a frame that never ends comes when no more does', () => {
	const gate = createFrameGate();
	expect(gate.push(`one${begin}ha`)).toBe('one');
	expect(gate.push('lf')).toBe('');
	expect(gate.rest()).toBe(`${begin}half`);
});
