import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {createScreen} from '../../../source/terminal/cells/screen-writer.js';
import {createTerminalLine, type TerminalLine} from '../../../source/terminal/terminal-line.js';
import type {Tty} from '../../../source/terminal/open-tty.js';
import {createSlowTty} from '../../helpers/slow-tty.js';

function createLine(tty: Tty, changes: {onReady?: () => void; onLost?: () => void} = {}): TerminalLine {
	return createTerminalLine({
		tty,
		now: () => Date.now(),
		size: () => ({columns: 80, rows: 24}),
		onReady: () => undefined,
		onLost: () => undefined,
		...changes,
	});
}

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

/** A screen on a line, on a terminal that shows so many bytes a second. */
function openSlow({bytesPerSecond, doesAnswer}: {bytesPerSecond: number; doesAnswer: boolean}) {
	let line: TerminalLine | undefined = undefined;
	const tty = createSlowTty(bytesPerSecond, () => doesAnswer && line?.hear({type: 'answer'}));
	line = createLine(tty, {onReady: () => screen.paintWaiting()});
	const screen = createScreen({columns: 100, rows: 30, write: line.send, isReady: line.isReady});
	return {tty, line, screen};
}

function busyFrame(second: number, marker: string): string {
	const rows = Array.from(
		{length: 29},
		(_, y) => `row ${y} ${Math.abs(Math.sin(second * 31 + y)).toFixed(16)}`,
	);
	return [marker, ...rows].join('\n');
}

/** Frames ten times a second for `seconds`; then the time until a key's own frame is seen. */
function keyLatency(slow: ReturnType<typeof openSlow>, seconds: number): number {
	const stepMs = 5;
	let frames = 0;
	const tick = (marker: string) => {
		slow.tty.pass(stepMs);
		vi.advanceTimersByTime(stepMs);
		if (Date.now() % 100 === 0) {
			frames++;
			slow.screen.paint(busyFrame(frames, marker));
		}
	};

	vi.setSystemTime(0);
	while (Date.now() < seconds * 1000) {
		tick('before the key');
	}

	const pressedAtMs = Date.now();
	slow.screen.paint(busyFrame(frames, 'KEY PRESSED'));
	while (!slow.tty.shown().includes('KEY P') && Date.now() - pressedAtMs < 60_000) {
		tick('KEY PRESSED');
	}

	return Date.now() - pressedAtMs;
}

test('on a line of 2 KB/s a key is seen within two paints, however long frames poured in', () => {
	const slow = openSlow({bytesPerSecond: 2048, doesAnswer: true});
	expect(keyLatency(slow, 30)).toBeLessThan(2000);
	expect(slow.tty.held()).toBeLessThan(4096);
	expect(slow.screen.counts().framesDropped).toBeGreaterThan(200);
	expect(slow.line.behindMs()).toBeGreaterThan(15_000);
});

test('on a quick line nothing is dropped', () => {
	const quick = openSlow({bytesPerSecond: 1_000_000, doesAnswer: true});
	expect(keyLatency(quick, 10)).toBeLessThan(20);
	expect(quick.screen.counts().framesDropped).toBe(0);
	expect(quick.line.behindMs()).toBe(0);
});

test('a slow terminal that answers nothing holds back no more than its own buffer', () => {
	const slow = openSlow({bytesPerSecond: 2048, doesAnswer: false});
	expect(keyLatency(slow, 30)).toBeLessThan(10_000);
	expect(slow.screen.counts().framesDropped).toBeGreaterThan(100);
});

test('bytes arrive whole and in order through a line that takes them in pieces', () => {
	const tty = createSlowTty(50_000);
	const line = createLine(tty);
	const sent = Array.from({length: 2000}, (_, index) => `[${index}]`)
		.join('')
		.repeat(5);
	line.send(sent);
	expect(line.isReady()).toBe(false);
	for (let turn = 0; turn < 200; turn++) {
		tty.pass(15);
		vi.advanceTimersByTime(15);
	}

	expect(tty.shown().replaceAll('\u001B[5n', '')).toBe(sent);
	expect(line.isReady()).toBe(true);
});

test('what was asked for and is still to come is taken off the input before the terminal is given back', () => {
	let written = '';
	let read = '';
	const tty: Tty = {
		write(bytes) {
			written += Buffer.from(bytes).toString();
			return bytes.length;
		},
		read() {
			const bytes = read.slice(0, 5);
			read = read.slice(5);
			return bytes;
		},
	};
	const line = createLine(tty);
	line.send(`a frame${line.sight.prove(() => undefined)}`);
	const [, row, column] = /\u001B\[(\d+);(\d+)H\u001B\[6n/.exec(written) ?? [];
	expect(written).toContain('\u001B[5n');
	read = `jj\u001B[${row};${column}R\u001B[0nfor the next`;
	line.settle();
	expect('for the next'.endsWith(read)).toBe(true);
	expect(read.length).toBeGreaterThan(7);
});

test('a lost terminal is told once, and no more is tried', () => {
	let writes = 0;
	let losses = 0;
	const write = () => {
		writes++;
		throw new Error('EIO');
	};

	const tty = {write, read: () => ''};
	const line = createLine(tty, {onLost: () => losses++});
	line.send('a');
	line.send('b');
	line.sendLast('c');
	expect([writes, losses, line.isReady()]).toEqual([1, 1, true]);
});

test('the last words go before what waits, which is dropped', () => {
	let isFull = true;
	const written: string[] = [];
	const write = (bytes: Uint8Array) =>
		isFull ? 0 : written.push(Buffer.from(bytes).toString()) && bytes.length;
	const tty = {write, read: () => ''};
	const line = createLine(tty);
	line.send('a paint');
	isFull = false;
	line.sendLast('bye');
	expect(written).toEqual(['bye']);
});
