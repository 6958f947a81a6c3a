import {existsSync} from 'node:fs';
import process from 'node:process';
import {onTestFinished} from 'vitest';
import {openTerminal, type Terminal, type TerminalOptions} from './terminal.js';

export const cli = 'dist/cli.js';

/** The built program in a terminal of its own, ended with the test. */
export function open(args: readonly string[], options?: TerminalOptions): Terminal {
	return openCommand(process.execPath, [cli, ...args], options);
}

/** Any command in a terminal, ended with the test. */
export function openCommand(file: string, args: readonly string[], options?: TerminalOptions): Terminal {
	if (!existsSync(cli)) {
		throw new Error('there is no dist/: npm run build');
	}

	const terminal = openTerminal(file, args, options);
	onTestFinished(terminal.close);
	return terminal;
}

/** The program on its embedded engine, its list on the screen. */
export async function openDemo(args: readonly string[] = [], options?: TerminalOptions): Promise<Terminal> {
	const terminal = open(['--demo', ...args], options);
	await terminal.waitForText('api-7', 'API 1.');
	return terminal;
}
