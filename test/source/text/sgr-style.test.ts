import xterm from '@xterm/headless';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {plain, withSgr} from '../../../source/text/sgr-style.js';

/** What a terminal makes of a character after these sequences. */
async function terminalStyle(sequences: readonly string[]) {
	const terminal = new xterm.Terminal({cols: 10, rows: 2, allowProposedApi: true});
	await new Promise<void>(resolve => {
		terminal.write(`${sequences.map(parameters => `\u001B[${parameters}m`).join('')}x`, resolve);
	});
	const cell = terminal.buffer.active.getLine(0)?.getCell(0);
	terminal.dispose();
	const color = (isDefault = true, isRgb = false, value = 0) => (isDefault ? '' : `${isRgb} ${value}`);
	const is = [
		cell?.isBold(),
		cell?.isDim(),
		cell?.isItalic(),
		cell?.isUnderline(),
		cell?.isBlink(),
		cell?.isInverse(),
		cell?.isInvisible(),
		cell?.isStrikethrough(),
		cell?.isOverline(),
	];
	return {
		attributes: is.reduce<number>((bits, isOn, place) => (isOn ? bits | (1 << place) : bits), 0),
		fore: color(cell?.isFgDefault(), cell?.isFgRGB(), cell?.getFgColor()),
		back: color(cell?.isBgDefault(), cell?.isBgRGB(), cell?.getBgColor()),
	};
}

/** A colour of ours as xterm tells it. */
function told(color: string): string {
	const [kind = 0, depth = 0, ...rest] = color.split(';').map(Number);
	if (color === '') {
		return '';
	}

	if (kind === 38 || kind === 48) {
		return depth === 2 ? `true ${rest.reduce((sum, value) => sum * 256 + value, 0)}` : `false ${rest[0]}`;
	}

	const place = kind % 10;
	return `false ${kind >= 90 ? place + 8 : place}`;
}

const byte = fc.integer({min: 0, max: 255});
const code = fc.oneof(
	fc.constantFrom(0, 1, 2, 3, 4, 5, 7, 8, 9, 22, 23, 24, 25, 27, 28, 29, 39, 49, 53, 55).map(String),
	fc
		.integer({min: 0, max: 7})
		.chain(color => fc.constantFrom(...[30, 40, 90, 100].map(base => String(base + color)))),
	fc.tuple(fc.constantFrom('38', '48', '58'), byte).map(([kind, color]) => `${kind};5;${color}`),
	fc
		.tuple(fc.constantFrom('38', '48', '58'), byte, byte, byte)
		.map(([kind, ...rgb]) => `${kind};2;${rgb.join(';')}`),
	fc
		.tuple(fc.constantFrom('38', '48'), byte, byte, byte)
		.map(([kind, ...rgb]) => `${kind}:2::${rgb.join(':')}`),
	fc.tuple(fc.constantFrom('38', '48'), byte).map(([kind, color]) => `${kind}:5:${color}`),
	fc.constantFrom('4:3', '4:0', ''),
);
const sequence = fc.array(code, {minLength: 1, maxLength: 4}).map(codes => codes.join(';'));

test('a style is what a terminal makes of the same sequences', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(sequence, {maxLength: 5}), async sequences => {
			const {attributes, fore, back} = sequences.reduce(withSgr, plain);
			expect({attributes, fore: told(fore), back: told(back)}).toEqual(await terminalStyle(sequences));
		}),
		{numRuns: 300},
	);
});

test('equal styles are the same object, also after more of them than are remembered', () => {
	const red = withSgr(plain, '1;31');
	expect(withSgr(withSgr(plain, '31'), '1')).toBe(red);
	for (let color = 0; color < 5000; color++) {
		withSgr(plain, `38;2;1;${color >> 8};${color & 255}`);
	}

	expect(withSgr(red, '0')).toBe(plain);
	expect(withSgr(red, '22;39')).toBe(plain);
});
