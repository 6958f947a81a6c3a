import {chmodSync, chownSync, mkdtempSync, rmSync, statSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {expect, onTestFinished, test} from 'vitest';
import {isOurFolder, makeFolder} from '../../../source/app/make-folder.js';

const self = {uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0};

function openFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-folder-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	return folder;
}

test('what is missing is made, for nobody else', () => {
	const path = join(openFolder(), 'a', 'b');
	makeFolder(path);
	expect(statSync(path).mode & 0o777).toBe(0o700);
	expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
	makeFolder(path);
});

test('where none can be made it fails', () => {
	for (const path of ['/proc/midwatch', '/proc/self/task/midwatch/x', '/dev/null/midwatch']) {
		expect(() => makeFolder(path)).toThrow(/ENOENT|ENOTDIR/);
	}
});

test('a folder is ours when nobody else can write to it, or to one above', () => {
	const folder = openFolder();
	const path = join(folder, 'cache', 'midwatch');
	expect(isOurFolder(path, self)).toBe(true);
	makeFolder(path);
	expect(isOurFolder(path, self)).toBe(true);
	for (const loose of [path, join(path, '..'), folder]) {
		const {mode} = statSync(loose);
		chmodSync(loose, 0o777);
		expect(isOurFolder(path, self)).toBe(false);
		chmodSync(loose, mode);
	}

	chmodSync(join(path, '..'), 0o1777);
	expect(isOurFolder(path, self)).toBe(true);
	chmodSync(path, 0o1777);
	expect(isOurFolder(path, self)).toBe(false);
});

test('a group that may write is fine where it is the first of the user, and never for root', () => {
	const folder = openFolder();
	chmodSync(folder, 0o770);
	expect(isOurFolder(folder, {uid: 0, gid: 0})).toBe(false);
	const {uid, gid} = statSync(folder);
	expect(isOurFolder(folder, {uid: uid + 1, gid: gid + 1})).toBe(false);
});

test.runIf(self.uid === 0)("root takes nothing from another's folder, nor by a link into one", () => {
	const home = join(openFolder(), 'home');
	const path = join(home, '.cache', 'midwatch');
	makeFolder(path);
	chownSync(home, 1000, 1000);
	expect(isOurFolder(path, self)).toBe(false);
	expect(isOurFolder(join(home, 'new'), self)).toBe(false);
	expect(isOurFolder(path, {uid: 1000, gid: 1000})).toBe(true);
	const other = join(openFolder(), 'link');
	symlinkSync(path, other);
	expect(isOurFolder(other, self)).toBe(false);
});
