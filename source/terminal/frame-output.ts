import process from 'node:process';
import {createInkStdout, type Size} from './ink-stdout.js';
import type {Screen} from './cells/screen-writer.js';

/** Some terminals say nothing of their size. */
export function size(): Size {
	return {columns: process.stdout.columns || 80, rows: process.stdout.rows || 24};
}

/** A storm of sizes is one change. */
const resizeMs = 30;

/** Hears of each frame that is made, and when the newest is sent: what it returns goes after it. */
export type Onlooker = {
	readonly onFrame: () => void;
	readonly onSend: () => string;
	/** What was shown may be gone: the frame is painted again. */
	readonly onRedraw: () => void;
};

/** What the terminal should show: the frames, at the size it has. */
export function createPicture(screen: Screen) {
	const listeners = new Set<(size: Size) => void>();
	let onlooker: Onlooker | undefined;
	let latest = '';
	const paint = (frame: string) => {
		latest = frame;
		onlooker?.onFrame();
		screen.paint(frame);
	};

	const stdout = createInkStdout(size(), paint);
	let timer: NodeJS.Timeout | undefined;
	process.stdout.on('resize', () => {
		timer ??= setTimeout(() => {
			timer = undefined;
			screen.resize(size());
			stdout.resize(size());
			listeners.forEach(listener => listener(size()));
			// The listeners' news are rendered first: Ink alone would paint the old layout at the new size.
			setTimeout(() => {
				stdout.announce();
				screen.paint(latest);
			}, resizeMs);
		}, resizeMs);
	});

	return {
		paint,
		redraw() {
			onlooker?.onRedraw();
			screen.invalidate();
			screen.paint(latest);
		},
		isShown: screen.isShown,
		sent: () => onlooker?.onSend() ?? '',
		watch(next: Onlooker) {
			onlooker = next;
		},
		stdout: stdout.stream,
		onResize: (listener: (size: Size) => void) => void listeners.add(listener),
	};
}
