import {rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {errorStack} from '../text/error-words.js';
import {maskVariables} from '../text/secrets.js';
import {makeFolder} from './make-folder.js';
import {stateFolder} from './state-folder.js';

/** What to say of a fault: its stack without secrets, and where the report of it lies, which this writes. */
export function describeCrash(error: unknown): string {
	const stack = maskVariables(errorStack(error));
	const path = writeReport(stack, stateFolder(process.env));
	return path === undefined ? stack : `${stack}\nmidwatch: that is a bug. The report is in ${path}`;
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
