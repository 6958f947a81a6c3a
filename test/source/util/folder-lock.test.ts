import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {hostname, tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {lockFolder} from '../../../source/util/folder-lock.js';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'midwatch-lock-'));
});
afterEach(async () => rm(folder, {recursive: true}));

async function mustLock(): Promise<() => Promise<void>> {
	const unlock = await lockFolder(folder, process.pid);
	if (typeof unlock === 'string') {
		throw new Error(unlock);
	}

	return unlock;
}

test('one at a time; whoever comes second is told who has it', async () => {
	const unlock = await mustLock();
	expect(await lockFolder(folder, process.pid)).toBe(`process ${process.pid} records into ${folder} already`);
	await unlock();
	await (
		await mustLock()
	)();
	expect(await readdir(folder)).toEqual([]);
});

test('a lock whose process is gone counts for nothing', async () => {
	const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
	await lockFolder(folder, child.pid!);
	child.kill('SIGKILL');
	await once(child, 'exit');
	expect(typeof (await lockFolder(folder, process.pid))).toBe('function');
});

test('a pipe in its place is not waited for', async () => {
	execFileSync('mkfifo', [join(folder, 'lock')]);
	expect(typeof (await lockFolder(folder, process.pid))).toBe('function');
});

test('nor does one of an earlier process with the same number', async () => {
	await mustLock();
	const path = join(folder, 'lock');
	const holder = JSON.parse(await readFile(path, 'utf8')) as object;
	await writeFile(path, JSON.stringify({...holder, startedAt: '1'}));
	expect(typeof (await lockFolder(folder, process.pid))).toBe('function');
});

test('of another machine’s process nothing is known: it is left alone', async () => {
	await writeFile(join(folder, 'lock'), JSON.stringify({pid: 1, startedAt: '1', host: `not-${hostname()}`}));
	expect(await lockFolder(folder, process.pid)).toContain(`process 1 on not-${hostname()}`);
});

test('a lock that can’t be read counts for nothing', async () => {
	await writeFile(join(folder, 'lock'), '{');
	expect(typeof (await lockFolder(folder, process.pid))).toBe('function');
});
