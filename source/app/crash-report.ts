import {rmSync, writeFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {errorStack} from '../text/error-words.js';
import {maskVariables} from '../text/secrets.js';
import {makeFolder} from './make-folder.js';

/** What to say of a fault: its stack without secrets, and where the report of it lies, which this writes. */
export function describeCrash(error: unknown): string {
	const stack = maskVariables(errorStack(error));
	const path = writeReport(stack, stateFolder(process.env, homedir()));
	return path === undefined ? stack : `${stack}\nmidwatch: that is a bug. The report is in ${path}`;
}

/** Where the user's programs keep what they may need again. */
function stateFolder(env: Readonly<Record<string, string | undefined>>, home: string): string {
	return join(env['XDG_STATE_HOME'] || join(home, '.local', 'state'), 'midwatch');
}

/** The last crash only, for nobody else to read. Undefined where it can't be written. */
function writeReport(stack: string, folder: string): string | undefined {
	const path = join(folder, 'crash.txt');
	const facts = [new Date().toISOString(), `node ${process.version}`, process.platform, process.arch];
	try {
		makeFolder(folder);
		rmSync(path, {force: true});
		writeFileSync(path, `${facts.join(' ')}\n${stack}\n`, {mode: 0o600, flag: 'wx'});
		return path;
	} catch {
		return undefined;
	}
}
