import process from 'node:process';
import {createInkStdout, type Size} from './ink-stdout.js';
import type {Screen} from './screen/screen.js';

/** Some terminals say nothing of their size. */
export function size(): Size {
	return {columns: process.stdout.columns || 80, rows: process.stdout.rows || 24};
}

/** A storm of sizes is one change. */
const resizeMs = 30;

/** What the terminal should show: the frames, at the size it has. */
export function createPicture(screen: Screen) {
	let latest = '';
	const paint = (frame: string) => {
		latest = frame;
		screen.paint(frame);
	};

	const redraw = () => {
		screen.invalidate();
		screen.paint(latest);
	};

	const stdout = createInkStdout(size(), paint);
	let timer: NodeJS.Timeout | undefined;
	process.stdout.on('resize', () => {
		timer ??= setTimeout(() => {
			timer = undefined;
			screen.resize(size());
			stdout.resize(size());
			screen.paint(latest);
		}, resizeMs);
	});

	return {
		paint,
		redraw,
		stdout: stdout.stream,
		onResize: (listener: (size: Size) => void) =>
			stdout.stream.prependListener('resize', () => listener(size())),
	};
}
