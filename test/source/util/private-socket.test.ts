import {once} from 'node:events';
import {
	existsSync,
	linkSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {makePrivateSocket, sweepDeadSockets} from '../../../source/util/private-socket.js';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'midwatch-test-'));
	vi.stubEnv('TMPDIR', folder);
});

afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, {recursive: true});
});

function makeFolder(name: string): string {
	const directory = join(folder, name);
	mkdirSync(directory, {mode: 0o700});
	return directory;
}

function makeOld(path: string): void {
	const atSeconds = Date.now() / 1000 - 3600;
	utimesSync(path, atSeconds, atSeconds);
}

test('a socket’s folder is its user’s alone, and goes with it', async () => {
	const {path, remove} = await makePrivateSocket();
	expect(path.startsWith(folder)).toBe(true);
	expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
	await remove();
	expect(existsSync(join(path, '..'))).toBe(false);
});

/** As a process leaves it that is killed: the file of a socket where nobody listens. */
async function leaveSocket(directory: string): Promise<void> {
	const path = join(directory, 'docker.sock');
	const server = createServer().listen(path);
	await once(server, 'listening');
	linkSync(path, `${path}.kept`);
	server.close();
	await once(server, 'close');
	renameSync(`${path}.kept`, path);
}

test('what a killed engine left behind is swept away; what lives, is new or is not an engine’s stays', async () => {
	const names = ['midwatch-demo-dead', 'midwatch-demo-empty', 'midwatch-demo-files', 'something-else'];
	const [dead = '', , files = ''] = names.map(name => makeFolder(name));
	await leaveSocket(dead);
	await leaveSocket(files);
	writeFileSync(join(files, 'notes.txt'), 'mine');
	const server = createServer().listen(join(makeFolder('midwatch-demo-live'), 'docker.sock'));
	await once(server, 'listening');
	for (const name of [...names, 'midwatch-demo-live']) {
		makeOld(join(folder, name));
	}

	makeFolder('midwatch-demo-fresh');
	writeFileSync(join(folder, 'midwatch-demo-file'), '');
	await sweepDeadSockets();
	server.close();
	expect(readdirSync(folder).sort()).toEqual([
		'midwatch-demo-file',
		'midwatch-demo-files',
		'midwatch-demo-fresh',
		'midwatch-demo-live',
		'something-else',
	]);
	expect(readdirSync(files)).toEqual(['notes.txt']);
});

test('a folder is dead sooner where its socket says that nobody listens', async () => {
	const dead = makeFolder('midwatch-demo-dead');
	await leaveSocket(dead);
	makeFolder('midwatch-demo-empty');
	for (const name of ['midwatch-demo-dead', 'midwatch-demo-empty']) {
		const atSeconds = Date.now() / 1000 - 10;
		utimesSync(join(folder, name), atSeconds, atSeconds);
	}

	await sweepDeadSockets();
	expect(readdirSync(folder)).toEqual(['midwatch-demo-empty']);
});
