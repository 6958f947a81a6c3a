import {EventEmitter} from 'node:events';
import process from 'node:process';
import {createScreen} from './screen/screen.js';

export function openPlainTerminal() {
	const size = () => ({columns: process.stdout.columns ?? 80, rows: process.stdout.rows ?? 24});
	const screen = createScreen({...size(), isReady: () => true, write: bytes => process.stdout.write(bytes) || true} as never);
	const shim = Object.assign(new EventEmitter(), {
		isTTY: true,
		...size(),
		write(frame: string, callback?: () => void) {
			if (frame !== '' && !frame.startsWith('\u001B[?')) {
				screen.paint(frame);
			}

			callback?.();
			return true;
		},
	});
	process.stdin.setRawMode(true);
	process.stdout.write('\u001B[?1049h\u001B[?25l');
	return {
		screen,
		shim: shim as unknown as NodeJS.WriteStream,
		size,
		isUnicode: true,
		restore() {
			process.stdout.write('\u001B[?25h\u001B[?1049l');
			process.stdin.setRawMode(false);
		},
	};
}
