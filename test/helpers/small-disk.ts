import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {onTestFinished} from 'vitest';

/** Why no small disk can be mounted here; undefined where it can. */
export const whyNoSmallDisk =
	process.platform === 'linux' && process.getuid?.() === 0 ? undefined : 'not root on Linux';

/** A folder that takes so many KiB and no more. */
export function mountSmallDisk(kib: number): string {
	const path = mkdtempSync(join(tmpdir(), 'midwatch-disk-'));
	execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', path]);
	onTestFinished(() => {
		execFileSync('umount', [path]);
		rmSync(path, {recursive: true});
	});
	return path;
}
