import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {onTestFinished} from 'vitest';
import type {Modes} from './emulator.js';
import {cli, openCommand} from './open.js';
import type {Terminal} from './terminal.js';

/** Says what the terminal is like before and after, and how the program left it. */
const script = `
echo 'what the user had on the screen'
echo "tty $(stty -g)"
sh -c 'echo $$ > "$0"; exec "$@"' "$@"
echo "left with $?"
echo "tty $(stty -g)"
`;

export type FromShell = {
	readonly terminal: Terminal;
	readonly pid: number;
	readonly modesBefore: Modes;
	/** XDG_STATE_HOME of the program. */
	readonly folder: string;
};

/** The program on its embedded engine, started by a shell that outlives it, with all modes on that it may switch on. */
export async function openFromShell(env: Readonly<Record<string, string>> = {}): Promise<FromShell> {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-e2e-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const pidFile = join(folder, 'pid');
	const terminal = openCommand(
		'/bin/sh',
		['-c', script, 'sh', pidFile, process.execPath, cli, '--demo', '--mouse'],
		{
			env: {XDG_STATE_HOME: folder, ...env},
		},
	);
	const modesBefore = terminal.modes();
	await terminal.waitForText('api-7');
	return {terminal, pid: Number(readFileSync(pidFile, 'utf8')), modesBefore, folder};
}
