import {expect, test} from 'vitest';
import {createScreen} from '../../../../source/terminal/cells/screen-writer.js';

// How many bytes the frames of a busy list cost: counts, which no machine changes.

const columns = 120;
const rows = 40;
const listed = 30;

/** A number that looks random and is the same in every run. */
function noise(row: number, second: number, salt: number): number {
	const x = Math.sin(row * 12.9898 + second * 78.233 + salt * 37.719) * 43758.5453;
	return x - Math.floor(x);
}

function pick<Item>(items: readonly Item[], at: number): Item {
	return items[Math.floor(at * items.length)]!;
}

const bars = ' ▁▂▃▄▅▆▇█'.split('');

function sparkline(row: number, second: number): string {
	return Array.from({length: 8}, (_, age) => pick(bars, noise(row, second + age, 1))).join('');
}

function containerRow(row: number, second: number, isCursor: boolean): string {
	const cpu = (noise(row, second, 2) * 100).toFixed(1).padStart(5);
	const memory = `${(200 + noise(row, second, 3) * 3).toFixed(0)}M / 512M`;
	const meter = '███▌    ';
	// Network figures change with each sample, disk figures in every sixth row.
	const [down, up, read, wrote] = [4, 5, 6, 7].map(salt =>
		`${Math.floor(noise(row, salt < 6 || row % 6 === 0 ? second : 0, salt) * 900)}k`.padStart(5),
	);
	const tone = isCursor ? '' : row % 7 === 0 ? '\u001B[1;38;5;167m' : '\u001B[38;5;65m';
	const reset = isCursor ? '' : '\u001B[0m';
	const cells = `${isCursor ? '▸' : ' '} service-${String(row).padEnd(10)} ${tone}up 3 days   ${reset} ${cpu} ${sparkline(row, second)}  ${memory} ${meter} ${down} ${up}  ${read} ${wrote}   ${String(10 + row).padStart(4)}  `;
	return isCursor ? `│\u001B[38;5;255;48;5;24m${cells.padEnd(118)}\u001B[0m│` : `│${cells.padEnd(118)}│`;
}

function frame(second: number, cursor: number, log: readonly string[] = []): string {
	const list = Array.from({length: listed}, (_, row) => containerRow(row, second, row === cursor));
	const pane = Array.from({length: 6}, (_, y) => `│ ${(log[y] ?? '').padEnd(116)} │`);
	const edge = '─'.repeat(118);
	return [
		` midwatch · 28.5   02:14:${String(second).padStart(2, '0')}`,
		`╭${edge}╮`,
		...list,
		`╰${edge}╯`,
		...pane,
	].join('\n');
}

function bytesBetween(before: string, after: string): number {
	const screen = createScreen({write: () => undefined, isReady: () => true, columns, rows});
	screen.paint(before);
	const start = screen.counts().bytesWritten;
	screen.paint(after);
	return screen.counts().bytesWritten - start;
}

test('a second of live figures on thirty rows costs at most 1,500 bytes', () => {
	for (let second = 1; second < 10; second++) {
		const bytes = bytesBetween(frame(second, 3), frame(second + 1, 3));
		expect(bytes).toBeLessThanOrEqual(1500);
	}
});

test('a cursor move costs at most 800 bytes', () => {
	for (let cursor = 0; cursor < 10; cursor++) {
		const bytes = bytesBetween(frame(1, cursor), frame(1, cursor + 1));
		expect(bytes).toBeLessThanOrEqual(800);
	}
});

test('a new log line costs little more than its text', () => {
	const log = Array.from({length: 7}, (_, y) => `02:14:0${y} GET /health/${y * 7919} 200 ${y * 13} ms`);
	expect(bytesBetween(frame(1, 3, log.slice(0, 6)), frame(1, 3, log.slice(1, 7)))).toBeLessThanOrEqual(100);
});

test('a chart that moves on by one cell costs a few bytes a row', () => {
	const chart = (second: number) =>
		Array.from({length: 10}, (_, y) => {
			const points = Array.from({length: 60}, (_, x) => pick(' ─╭╮╯╰│'.split(''), noise(y, x + second, 9)));
			return `│ 100 ┤\u001B[36m${points.join('')}\u001B[0m││ 1234 root  node server.js │`;
		}).join('\n');
	expect(bytesBetween(chart(1), chart(2))).toBeLessThanOrEqual(10 * 40);
});
