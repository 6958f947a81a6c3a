import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {isCertain} from '../../../../source/terminal/cells/certain-width.js';
import {parseRow} from '../../../../source/terminal/cells/cell-row.js';
import {createScreen} from '../../../../source/terminal/cells/screen-writer.js';
import {agreedPieces, applyStep, doubtfulPieces, frameSteps, type Run} from '../../../helpers/frame-steps.js';
import {openTerminalCells, type Opinion, type TerminalCells} from '../../../helpers/terminal-cells.js';

type Shown = {
	readonly terminal: TerminalCells;
	readonly lines: readonly string[];
	readonly columns: number;
	readonly rows: number;
};

const unstyledBlank = 'blank on 0/-1';
const settings = {numRuns: 60, seed: 1};
const isReady = () => true;

/** Paints the frames one after the other, each as a change of the one before. */
async function paintRun({steps, ...size}: Run, opinion: Opinion): Promise<Shown> {
	let {columns, rows} = size;
	let lines: readonly string[] = [];
	const written: string[] = [];
	const write = (bytes: string) => written.push(bytes);
	const terminal = openTerminalCells(columns, rows, opinion);
	const screen = createScreen({write, isReady, columns, rows});
	for (const step of steps) {
		if (step.type === 'resize') {
			await terminal.write(written.splice(0).join(''));
			({columns, rows} = step);
			terminal.resize(columns, rows);
			screen.resize({columns, rows});
		} else if (step.type === 'invalidate') {
			written.push('\u001B[31;44mgarbage\u001B[5;3H\u001B[2;3r');
			screen.invalidate();
		}

		lines = applyStep(lines, step);
		screen.paint(lines.join('\n'));
	}

	await terminal.write(written.join(''));
	return {terminal, lines, columns, rows};
}

/** The last frame in a terminal that never saw another one. */
async function paintOnce({lines, columns, rows}: Shown, opinion: Opinion): Promise<TerminalCells> {
	const terminal = openTerminalCells(columns, rows, opinion);
	const written: string[] = [];
	createScreen({write: bytes => written.push(bytes), isReady, columns, rows}).paint(lines.join('\n'));
	await terminal.write(written.join(''));
	return terminal;
}

/** The cells of a terminal that is simply sent the lines, and is wide enough for them. */
async function printOnce({lines, columns, rows}: Shown) {
	const terminal = openTerminalCells(columns + 200, rows);
	const printed = lines.slice(0, rows).map((line, y) => `\u001B[${y + 1}H\u001B[m${line}`);
	await terminal.write(printed.join(''));
	return terminal.cells().map(row => {
		const isCutThrough = row[columns]?.startsWith('[" ",0') === true;
		return [...row.slice(0, columns - 1), isCutThrough ? unstyledBlank : row[columns - 1]];
	});
}

/** Of cells whose width terminals see differently, only the text. */
function comparable({terminal, lines, columns}: Shown): readonly string[] {
	return terminal.cells().flatMap((cells, y) => {
		const {texts} = parseRow(lines[y] ?? '', columns);
		return cells.map((cell, x) => {
			const start = texts.findLastIndex((text, place) => place <= x && text !== '');
			return isCertain(texts[start] ?? '') ? cell : cell.replace(/ on .*|,.*/, '');
		});
	});
}

test('frames painted as changes end as the last frame printed plainly', async () => {
	await fc.assert(
		fc.asyncProperty(frameSteps(agreedPieces), async run => {
			const shown = await paintRun(run, 'xterm');
			expect(shown.terminal.cells()).toEqual(await printOnce(shown));
		}),
		settings,
	);
});

describe.each(['xterm', 'narrow', 'wide'] as const)('on a terminal that counts cells %s', opinion => {
	test('frames painted as changes end as the last frame painted whole', async () => {
		await fc.assert(
			fc.asyncProperty(frameSteps(doubtfulPieces), async run => {
				const shown = await paintRun(run, opinion);
				const fresh = await paintOnce(shown, opinion);
				expect(comparable(shown)).toEqual(comparable({...shown, terminal: fresh}));
			}),
			settings,
		);
	});

	test('every cell of certain width stands in its column', async () => {
		await fc.assert(
			fc.asyncProperty(frameSteps(doubtfulPieces), async run => {
				const {terminal, lines, columns, rows} = await paintRun(run, opinion);
				const cells = terminal.cells();
				for (const [y, line] of lines.slice(0, rows).entries()) {
					for (const [x, text] of parseRow(line, columns).texts.entries()) {
						const isSure = text !== '' && isCertain(text);
						expect(isSure ? (cells[y]?.[x] ?? '') : text, `column ${x} of ${JSON.stringify(line)}`).toMatch(
							text === ' ' ? /^blank|^\[" "/ : text,
						);
					}
				}
			}),
			settings,
		);
	});
});

test('lines that only moved are not sent again', () => {
	fc.assert(
		fc.property(fc.integer({min: 1, max: 3}), fc.boolean(), (by, isUp) => {
			const log = Array.from({length: 20}, (_, y) => `line ${y} ${'of some length '.repeat(4)}`);
			const moved = isUp
				? [...log.slice(by), ...log.slice(0, by)]
				: [...log.slice(-by), ...log.slice(0, -by)];
			const written: string[] = [];
			const screen = createScreen({write: bytes => written.push(bytes), isReady, columns: 80, rows: 20});
			screen.paint(log.join('\n'));
			screen.paint(moved.join('\n'));
			expect(written[1]?.length).toBeLessThan(60 + 80 * by);
		}),
		{...settings, numRuns: 10},
	);
});
