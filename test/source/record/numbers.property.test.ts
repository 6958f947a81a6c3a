import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createNumberReader, createNumberWriter} from '../../../source/record/numbers.js';

const most = Math.floor(Number.MAX_SAFE_INTEGER / 2);

test('numbers and texts come out as they went in', () => {
	fc.assert(
		fc.property(
			fc.array(fc.oneof(fc.integer({min: -most, max: most}), fc.string({unit: 'grapheme'}))),
			values => {
				const writer = createNumberWriter();
				for (const value of values) {
					if (typeof value === 'string') {
						writer.putText(value);
					} else {
						writer.put(value);
					}
				}

				const reader = createNumberReader(writer.bytes());
				const read = values.map(value => (typeof value === 'string' ? reader.takeText() : reader.take()));
				expect(read).toEqual(
					values.map(value => (typeof value === 'string' ? value.toWellFormed() : value + 0)),
				);
			},
		),
	);
});

test('any bytes give numbers, or end too early: nothing else', () => {
	fc.assert(
		fc.property(fc.uint8Array({maxLength: 200}), bytes => {
			const reader = createNumberReader(Buffer.from(bytes));
			const numbers: number[] = [];
			const readAll = () => {
				for (;;) {
					numbers.push(reader.take());
				}
			};
			expect(readAll).toThrow(RangeError);
			expect(numbers.filter(number => !Number.isSafeInteger(number))).toEqual([]);
		}),
	);
});
