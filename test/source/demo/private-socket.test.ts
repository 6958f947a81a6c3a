import {existsSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {makePrivateSocket, sweepDeadSockets} from '../../../source/demo/http/private-socket.js';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'midwatch-test-'));
	vi.stubEnv('TMPDIR', folder);
});

afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, {recursive: true});
});

const hour = 3_600_000;

function makeOld(name: string, ageMs = hour): string {
	const directory = join(folder, name);
	mkdirSync(directory, {mode: 0o700});
	const atSeconds = (Date.now() - ageMs) / 1000;
	utimesSync(directory, atSeconds, atSeconds);
	return directory;
}

test('a socket’s folder is its user’s alone, and goes with it', async () => {
	const {path, remove} = await makePrivateSocket(undefined);
	expect(path.startsWith(folder)).toBe(true);
	expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
	await remove();
	expect(existsSync(join(path, '..'))).toBe(false);
});

test('what a killed engine left behind is swept away; what lives, is new or is not an engine’s stays', async () => {
	const dead = makeOld('midwatch-demo-dead');
	const fresh = makeOld('midwatch-demo-fresh', 0);
	const other = makeOld('something-else');
	const live = makeOld('midwatch-demo-live');
	const server = createServer().listen(join(live, 'docker.sock'));
	await new Promise(resolve => server.once('listening', resolve));
	const atSeconds = (Date.now() - hour) / 1000;
	utimesSync(live, atSeconds, atSeconds);
	writeFileSync(join(folder, 'midwatch-demo-file'), '');
	await sweepDeadSockets();
	expect([dead, fresh, other, live].map(one => existsSync(one))).toEqual([false, true, true, true]);
	expect(existsSync(join(folder, 'midwatch-demo-file'))).toBe(true);
	server.close();
});

test('another user’s folder is not looked into', async () => {
	const dead = makeOld('midwatch-demo-dead');
	vi.spyOn(process, 'getuid').mockReturnValue(4711);
	await sweepDeadSockets();
	expect(existsSync(dead)).toBe(true);
	vi.restoreAllMocks();
});
