import {fstatSync, writeSync} from 'node:fs';
import process from 'node:process';

/** To stdout, all of it or an error. Into a file Node itself writes once, and takes a part for the whole. */
export function printOut(text: string): void {
	if (!fstatSync(1).isFile()) {
		process.stdout.write(text);
		return;
	}

	const bytes = Buffer.from(text);
	for (let at = 0; at < bytes.length;) {
		at += writeSync(1, bytes, at);
	}
}
