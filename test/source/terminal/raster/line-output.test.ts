import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {keepLines, type InkOutput} from '../../../../source/terminal/raster/line-output.js';

// Ink's own class is no part of what its package offers: here it is what ours is held against.
const {default: Output} = (await import(
	new URL('../../../../node_modules/ink/build/output.js', import.meta.url).href
)) as {default: new (size: {width: number; height: number}) => InkOutput};

let framesOfInk = 0;
class Counted extends Output {
	override get() {
		framesOfInk += this.width === size.width ? 1 : 0;
		return super.get();
	}
}
const Kept = keepLines(Counted);
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

	test('takes nothing of Ink where the texts lie side by side, each within its edges', () => {
		framesOfInk = 0;
		const side = (lines: number) => Array.from({length: lines}, () => red('│')).join('\n');
		const transformers = [(line: string) => line];
		const {theirs, ours} = framesOf([
			output => output.write(0, 0, `${red('title')} ────`, {transformers}),
			output => output.write(0, 1, side(4), {transformers}),
			output => output.clip({x1: 1, x2: 30, y1: 1, y2: 5}),
			output => output.write(1, 1, '日本 🐳', {transformers}),
			output => output.clip({x1: 2, x2: 20, y1: 2, y2: 4}),
			output => output.write(2, 3, red('down'), {transformers}),
			output => output.unclip(),
			output => output.unclip(),
			output => output.write(30, 1, side(4), {transformers}),
		]);
		expect(ours).toBe(theirs);
		expect(framesOfInk).toBe(0);
	});

	test('is left to Ink where one lies over another', () => {
		framesOfInk = 0;
		const {theirs, ours} = framesOf([
			output => output.write(0, 0, 'one over', {transformers: []}),
			output => output.write(4, 0, 'the other', {transformers: []}),
		]);
		expect(ours).toBe(theirs);
		expect(framesOfInk).toBe(1);
	});
});
