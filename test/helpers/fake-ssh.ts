import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {onTestFinished} from 'vitest';

export type FakeSsh = {
	/** To be set: an `ssh` and a `docker` that stand before those of the machine. */
	readonly env: {readonly PATH: string; readonly FAKE_SSH_LOG: string};
	/** Each command line that it got. */
	readonly lines: () => ReadonlyArray<readonly string[]>;
	/** Its processes that still run, of this test. */
	readonly running: () => readonly number[];
};

/** An ssh whose far side is this machine: see fake-ssh.mjs. Until the test ends. */
export function makeFakeSsh(): FakeSsh {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-fake-ssh-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const log = join(folder, 'log');
	writeFileSync(log, '');
	const bin = (name: string, script: string) =>
		writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, {mode: 0o755});
	bin('ssh', `exec ${process.execPath} ${join(import.meta.dirname, 'fake-ssh.mjs')} "$@"`);
	const splice = `const s = require('net').connect(process.argv[1]); process.stdin.pipe(s).pipe(process.stdout)`;
	bin('docker', `exec ${process.execPath} -e "${splice}" "\${2#unix://}"`);
	return {
		env: {PATH: `${folder}:${process.env['PATH']}`, FAKE_SSH_LOG: log},
		lines: () =>
			readFileSync(log, 'utf8')
				.split('\n')
				.filter(line => line !== '')
				.map(line => JSON.parse(line) as readonly string[]),
		running: () =>
			readdirSync('/proc')
				.filter(name => /^\d+$/.test(name) && readOrNothing(`/proc/${name}/cmdline`).includes('fake-ssh.mjs'))
				.filter(name => readOrNothing(`/proc/${name}/environ`).includes(log))
				.map(Number),
	};
}

function readOrNothing(path: string): string {
	try {
		return readFileSync(path, 'latin1');
	} catch {
		return '';
	}
}
