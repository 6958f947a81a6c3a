import fc from 'fast-check';

// Frames as programs make them: styled pieces of text, few of them new from one frame to the next.

const esc = '\u001B[';
const styles = [
	'1',
	'2',
	'3',
	'4',
	'7',
	'9',
	'22',
	'24',
	'27',
	'31',
	'92',
	'39',
	'44',
	'49',
	'0',
	'',
	'38;5;200',
	'48;2;1;2;3',
	'1;33;41',
];

const certainPieces = [
	'a',
	'Zq',
	'hello ',
	'   ',
	'│',
	'─╮',
	'▁▃█',
	'▂▁▃▆▅▇█▄▂▃',
	'98.2',
	' ',
	'~~~~~~~~~~~~',
];
export const agreedPieces = [...certainPieces, '世', '漢字', '\uAC00'];
export const doubtfulPieces = [
	...agreedPieces,
	'–',
	'…',
	'●',
	'e\u0301',
	'🚀',
	'👩‍🚀',
	'👨‍👩‍👧‍👦',
	'🇩🇪',
	'❤️',
	'👍🏽',
	'カﾞ',
	'1️⃣',
	'क्षि',
	'\u0301x',
	'\t',
	'\u0007',
];

function line(pieces: readonly string[]): fc.Arbitrary<string> {
	const piece = fc.constantFrom(...pieces);
	const style = fc.constantFrom(...styles).map(codes => `${esc}${codes}m`);
	return fc
		.array(fc.oneof({weight: 4, arbitrary: piece}, {weight: 1, arbitrary: style}), {maxLength: 14})
		.map(parts => parts.join(''));
}

export type Step =
	| {readonly type: 'lines'; readonly lines: ReadonlyArray<readonly [number, string]>}
	| {
			readonly type: 'shift';
			readonly from: number;
			readonly to: number;
			readonly by: number;
			readonly fill: readonly string[];
	  }
	| {readonly type: 'resize'; readonly columns: number; readonly rows: number}
	/** Sparklines move on by a cell. */
	| {readonly type: 'slide'}
	| {readonly type: 'invalidate'};

export type Run = {readonly columns: number; readonly rows: number; readonly steps: readonly Step[]};

/** xterm has at least two columns. */
const size = {columns: fc.integer({min: 2, max: 24}), rows: fc.integer({min: 1, max: 10})};
const place = fc.integer({min: 0, max: 9});

/** A run of frames: each step changes some lines, shifts a block of them, or resizes the screen. */
export function frameSteps(pieces: readonly string[]): fc.Arbitrary<Run> {
	const step: fc.Arbitrary<Step> = fc.oneof(
		{
			weight: 5,
			arbitrary: fc.record({
				type: fc.constant('lines' as const),
				lines: fc.array(fc.tuple(place, line(pieces)), {minLength: 1, maxLength: 6}),
			}),
		},
		{
			weight: 3,
			arbitrary: fc.record({
				type: fc.constant('shift' as const),
				from: place,
				to: place,
				by: fc.integer({min: -3, max: 3}),
				fill: fc.array(line(pieces), {minLength: 3, maxLength: 3}),
			}),
		},
		{weight: 1, arbitrary: fc.record({type: fc.constant('resize' as const), ...size})},
		{weight: 2, arbitrary: fc.constant({type: 'slide' as const})},
		{weight: 1, arbitrary: fc.constant({type: 'invalidate' as const})},
	);
	return fc.record({...size, steps: fc.array(step, {minLength: 1, maxLength: 12})});
}

/** The lines after a step. */
export function applyStep(lines: readonly string[], step: Step): readonly string[] {
	if (step.type === 'slide') {
		return lines.map(text => text.replace(/[\u2581-\u2588]{6,}/g, bars => `${bars.slice(1)}${bars[0]}`));
	}

	const next = [...lines];
	if (step.type === 'lines') {
		for (const [y, text] of step.lines) {
			next[y] = text;
		}
	}

	if (step.type === 'shift') {
		const [from, to] = [Math.min(step.from, step.to), Math.max(step.from, step.to)];
		for (let y = from; y <= to; y++) {
			const source = y + step.by;
			next[y] = source >= from && source <= to ? (lines[source] ?? '') : (step.fill[Math.abs(y) % 3] ?? '');
		}
	}

	return Array.from(next, text => text ?? '');
}
