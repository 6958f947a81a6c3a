import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {safeText} from '../../../source/text/safe-text.js';
import {joinLines, type InkOutput, type InkOutputClass} from '../../../source/terminal/ink-output.js';

// Ink's own class is no part of what its package offers: here it is what ours is held against. The tests are built as
// the program is, so what Ink's module gives is ours already, over its own.
const {default: Joined} = (await import(
	new URL('../../../node_modules/ink/build/output.js', import.meta.url).href
)) as {default: InkOutputClass};
const Output = Object.getPrototypeOf(Joined) as InkOutputClass;

let framesOfInk = 0;
class Counted extends Output {
	override get() {
		framesOfInk += this.width === size.width ? 1 : 0;
		return super.get();
	}
}
const Kept = joinLines(Counted);
const size = {width: 31, height: 6};

type Step = (output: InkOutput) => void;

/** A frame as cells: what Ink makes of it when it is drawn again, whole. */
function cellsOf(frame: string): string {
	const output = new Output({width: 80, height: size.height});
	output.write(0, 0, frame, {transformers: []});
	return output.get().output;
}

function framesOf(steps: readonly Step[]) {
	const [theirs, ours] = [new Output(size), new Kept(size)];
	for (const step of steps) {
		step(theirs);
		step(ours);
	}

	return {theirs: cellsOf(theirs.get().output), ours: cellsOf(ours.get().output)};
}

const red = (text: string) => `\u001B[31m${text}\u001B[0m`;
const word = fc.constantFrom(
	'api',
	' up ',
	'│',
	'日本',
	'🐳',
	'é',
	red('err'),
	`${red('a')}b`,
	'\u001B[7m on',
	'',
	'\u200B',
);
const text = fc.array(word, {maxLength: 4}).map(words => words.join(''));
const block = fc.oneof(
	{weight: 3, arbitrary: text},
	{weight: 1, arbitrary: fc.array(text, {maxLength: 3}).map(lines => lines.join('\n'))},
);
const place = {x: fc.integer({min: -2, max: 28}), y: fc.integer({min: -1, max: 6})};
type Transformers = Array<(line: string, index: number) => string>;
const transformers = fc.constantFrom<Transformers[]>(
	[],
	[(line: string) => line],
	[(line: string) => red(line)],
	[(line: string, index: number) => (index === 0 ? `>${line}` : line)],
);
const write = fc.record({...place, block, transformers}).map(
	({x, y, block, transformers}): Step =>
		output =>
			output.write(x, y, block, {transformers}),
);
const edge = fc.option(fc.integer({min: 0, max: 31}), {nil: undefined});
const clipped = fc
	.tuple(fc.record({x1: edge, x2: edge, y1: edge, y2: edge}), fc.array(write, {maxLength: 3}))
	.map(([edges, inside]): Step => output => {
		output.clip(edges);
		inside.forEach(step => step(output));
		output.unclip();
	});

describe('a frame put together from whole lines', () => {
	test('is the one that Ink makes cell by cell, whatever is written', () => {
		fc.assert(
			fc.property(fc.array(fc.oneof(write, write, clipped), {maxLength: 8}), steps => {
				const {theirs, ours} = framesOf(steps);
				expect(ours).toBe(theirs);
			}),
			{numRuns: 2000},
		);
	});

	test('takes nothing of Ink where the texts lie side by side', () => {
		framesOfInk = 0;
		const side = (lines: number) => Array.from({length: lines}, () => red('│')).join('\n');
		const shown = ['日本 🐳', red('e\u0301\u0301'), '', `${red('a')} ${red('b')}  `];
		const {theirs, ours} = framesOf([
			output => output.write(0, 0, `${red('title')} ────`, {transformers: [line => line]}),
			output => output.write(0, 1, side(4), {transformers: []}),
			output => output.write(1, 1, '\n\n\n', {transformers: [(_, index) => shown[index] ?? '']}),
			output => output.write(30, 1, side(4), {transformers: []}),
		]);
		expect(ours).toBe(theirs);
		expect(framesOfInk).toBe(0);
	});

	test.each([
		[
			'one lies over another',
			[
				[0, 'one over'],
				[4, 'the other'],
			],
		],
		[
			'one comes after what is to its right',
			[
				[20, 'right'],
				[0, 'left'],
			],
		],
		['one begins before the screen', [[-2, 'left of it']]],
		['its styles go on', [[0, '\u001B[31mred']]],
		['it holds signs without a cell', [[0, 'a\u200B\u0007b']]],
	] as const)('is left to Ink where %s', (_why, texts) => {
		framesOfInk = 0;
		const {theirs, ours} = framesOf(
			texts.map(
				([x, text]) =>
					output =>
						output.write(x, 0, text, {transformers: []}),
			),
		);
		expect(ours).toBe(theirs);
		expect(framesOfInk).toBe(1);
	});

	test('a style may go on from a line above the screen', () => {
		const {theirs, ours} = framesOf([output => output.write(0, -1, '\u001B[7m on\napi', {transformers: []})]);
		expect(ours).toBe(theirs);
		expect(ours).toContain('\u001B[7mapi');
	});

	test('takes nothing of Ink for whatever text may be painted', () => {
		const parts = fc.array(fc.array(fc.integer({min: 0, max: 0x10_ff_ff}), {maxLength: 12}), {
			minLength: 1,
			maxLength: 4,
		});
		fc.assert(
			fc.property(parts, texts => {
				framesOfInk = 0;
				const line = texts.map(text => red(safeText(String.fromCodePoint(...text)))).join(' ');
				const {theirs, ours} = framesOf([output => output.write(0, 0, line, {transformers: []})]);
				expect(ours).toBe(theirs);
				expect(framesOfInk).toBe(0);
			}),
			{numRuns: 50},
		);
	});
});
