import {execFile} from 'node:child_process';
import {cp, mkdir, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';

const run = promisify(execFile);

/** Packs an image that is busybox and nothing else as a tar, for `docker import`. Returns its path. */
export async function packBusybox(folder: string): Promise<string> {
	const root = join(folder, 'image');
	const bin = join(root, 'bin');
	await mkdir(bin, {recursive: true});
	const {stdout: path} = await run('sh', ['-c', 'command -v busybox']);
	await cp(path.trim(), join(bin, 'busybox'));
	const {stdout: applets} = await run(join(bin, 'busybox'), ['--list']);
	const names = applets.split('\n').filter(name => name !== '' && name !== 'busybox');
	await Promise.all(names.map(async name => symlink('busybox', join(bin, name))));
	const tar = join(folder, 'image.tar');
	await run('tar', ['-C', root, '-cf', tar, '.']);
	return tar;
}
