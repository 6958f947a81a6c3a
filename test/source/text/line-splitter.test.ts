import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createLineSplitter} from '../../../source/text/line-splitter.js';

const bytes = fc
	.uint8Array({maxLength: 200})
	.map(array => Buffer.from(array.map(byte => (byte < 60 ? 10 : byte))));
const cuts = fc.array(fc.nat(200), {maxLength: 12});

test('lines are the same wherever the bytes are split', () => {
	fc.assert(
		fc.property(bytes, cuts, (whole, cuts) => {
			expect(linesOf(pieces(whole, cuts), 1000)).toEqual(
				whole
					.toString('latin1')
					.replace(/\n$/, '')
					.split('\n')
					.filter((line, at, all) => line !== '' || at < all.length - 1 || whole.at(-1) === 10),
			);
		}),
	);
});

test('a line too long is cut, and told to be, wherever the bytes are split', () => {
	fc.assert(
		fc.property(bytes, cuts, fc.integer({min: 1, max: 20}), (whole, cuts, most) => {
			const split = pieces(whole, cuts);
			const expected = linesOf(split, 1000);
			const splitter = createLineSplitter(most);
			const lines = [...split.flatMap(piece => splitter.push(piece)), ...splitter.end()];
			expect(lines.map(line => line.bytes.toString('latin1'))).toEqual(
				expected.map(line => line.slice(0, most)),
			);
			expect(lines.map(line => line.isCut)).toEqual(expected.map(line => line.length > most));
		}),
	);
});

test('a long line is handed out before it ends, and nothing of its rest is kept', () => {
	const {push, end} = createLineSplitter(4);
	expect(push(Buffer.from('abcdef'))).toEqual([{bytes: Buffer.from('abcd'), isCut: true}]);
	expect(push(Buffer.from('ghi'))).toEqual([]);
	expect(push(Buffer.from('jkl\nnext'))).toEqual([]);
	expect(end()).toEqual([{bytes: Buffer.from('next'), isCut: false}]);
});

test('bytes may be filled anew as soon as they are pushed', () => {
	fc.assert(
		fc.property(bytes, cuts, (whole, cuts) => {
			const {push, end} = createLineSplitter(1000);
			const lines = pieces(whole, cuts).flatMap(piece => {
				const lent = Buffer.from(piece);
				const texts = push(lent).map(line => line.bytes.toString('latin1'));
				lent.fill('#');
				return texts;
			});
			const last = end().map(line => line.bytes.toString('latin1'));
			expect([...lines, ...last]).toEqual(linesOf([whole], 1000));
		}),
	);
});

function linesOf(split: readonly Buffer[], most: number): readonly string[] {
	const {push, end} = createLineSplitter(most);
	return [...split.flatMap(piece => push(piece)), ...end()].map(line => line.bytes.toString('latin1'));
}

function pieces(whole: Buffer, cuts: readonly number[]): readonly Buffer[] {
	const at = [0, ...cuts.map(cut => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
	return at.slice(1).map((end, index) => whole.subarray(at[index], end));
}
