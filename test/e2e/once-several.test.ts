import {execFile} from 'node:child_process';
import process from 'node:process';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import {cli} from '../helpers/open.js';
import {serveDemo} from '../helpers/serve-demo.js';

const run = promisify(execFile);

type Snapshot = {
	readonly engines: ReadonlyArray<{
		readonly name: string;
		readonly url: string;
		readonly state: string;
		readonly error: string | null;
		readonly version: string | null;
		readonly clockOffsetSeconds: number | null;
	}>;
	readonly containers: ReadonlyArray<{
		readonly id: string;
		readonly engine: string;
		readonly cpuPercent: number | null;
	}>;
};

type Ended = {readonly code?: number; readonly stdout: string; readonly stderr: string};

const once = async (...args: readonly string[]) => {
	const asked: Promise<Ended> = run(process.execPath, [cli, '--once', ...args]);
	return asked.catch((error: unknown) => error as Ended);
};

test('--once covers all engines that are named; one that is away is told, and the rest is printed', async () => {
	const [one, two] = await Promise.all([serveDemo('--containers=6'), serveDemo('--containers=6')]);
	const away = 'unix:///nowhere/engine.sock';
	const hosts = ['-H', one.url, '-H', away, '-H', two.url];
	const {code, stdout, stderr} = await once('--json', ...hosts);
	const {engines, containers} = JSON.parse(stdout) as Snapshot;
	expect(code).toBe(1);
	expect(stderr).toMatch(/^midwatch: \/nowhere\/engine.sock: /);
	expect(engines.map(({url}) => url)).toEqual([one.url, away, two.url]);
	expect(engines.map(({state}) => state)).toEqual(['up', 'down', 'up']);
	expect(engines.map(({error}) => error === null)).toEqual([true, false, true]);
	expect(engines.map(({clockOffsetSeconds}) => clockOffsetSeconds)).toEqual([0, null, 0]);
	const names = engines.map(({name}) => name);
	expect(Object.keys(Object.groupBy(containers, ({engine}) => engine)).toSorted()).toEqual(
		[names[0], names[2]].toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
	);
	expect(containers.every(({id}) => /^[\da-f]{64}$/.test(id))).toBe(true);
	const withFigures = containers.filter(({cpuPercent}) => cpuPercent !== null).map(({engine}) => engine);
	expect(new Set(withFigures).size).toBe(2);

	const table = await once('--no-stats', ...hosts);
	expect(table.stdout.split('\n')[0]).toContain('ENGINE');
	expect(table.code).toBe(1);
});

test('--once of engines that are all there ends well', async () => {
	const [one, two] = await Promise.all([serveDemo('--containers=3'), serveDemo('--containers=3')]);
	const {code, stderr} = await once('--no-stats', '-H', one.url, '-H', two.url);
	expect(code).toBeUndefined();
	expect(stderr).toBe('');
});
