import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
	lineKey,
	nextField,
	nextLine,
	numberAt,
	numberOf,
} from '../../../../source/engine/samplers/scan-bytes.js';

const counter = fc.integer({min: 0, max: Number.MAX_SAFE_INTEGER});
const name = fc.stringMatching(/^[a-z_]{1,20}$/);

test('a figure is found under its whole name only, wherever its line is', () => {
	const lines = fc.uniqueArray(fc.tuple(name, counter), {selector: ([key]) => key, minLength: 1});
	fc.assert(
		fc.property(lines, name, (pairs, other) => {
			const text = Buffer.from(`\n${pairs.map(([key, value]) => `${key} ${value}\n`).join('')}`);
			const known = new Map(pairs);
			for (const [key, value] of pairs) {
				expect(numberOf(text, lineKey(`${key} `))).toBe(value);
			}

			expect(numberOf(text, lineKey(`${other} `))).toBe(known.get(other));
		}),
	);
});

test('lines and fields are walked as split would give them', () => {
	const fields = fc.array(fc.stringMatching(/^[\w:=]{1,12}$/), {minLength: 1, maxLength: 6});
	fc.assert(
		fc.property(fc.array(fields, {minLength: 1}), fc.constantFrom(' ', '\t', '   '), (rows, blank) => {
			const text = Buffer.from(rows.map(row => row.join(blank)).join('\n'));
			const walked: string[][] = [];
			for (let line = 0; line < text.length; line = nextLine(text, line)) {
				const row: string[] = [];
				for (let at = line; at < text.length && text[at] !== 0x0a; at = nextField(text, at)) {
					row.push(/^\S+/.exec(text.toString('latin1', at))![0]);
				}

				walked.push(row);
			}

			expect(walked).toEqual(rows);
		}),
	);
});

test('what is no number is unknown, not 0', () => {
	expect(numberAt(Buffer.from('max\n'), 0)).toBeUndefined();
	expect(numberAt(Buffer.from(''), 0)).toBeUndefined();
	expect(numberAt(Buffer.from('  0\n'), 0)).toBe(0);
});
