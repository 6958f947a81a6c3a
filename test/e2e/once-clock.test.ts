import {execFile} from 'node:child_process';
import process from 'node:process';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import {cli} from '../helpers/open.js';
import {serveDemo} from '../helpers/serve-demo.js';

const run = promisify(execFile);

/** What midwatch prints on a machine whose clock is so far ahead of the engine's. */
async function look(url: string, aheadMs: number, ...args: readonly string[]) {
	const shift = `const now = Date.now; Date.now = () => now() + ${aheadMs};`;
	const preload = ['--import', `data:text/javascript,${encodeURIComponent(shift)}`];
	return run(process.execPath, [...preload, cli, '--once', ...args, '--host', url]);
}

type Snapshot = {
	readonly engine: {readonly clockOffsetSeconds: number};
	readonly containers: ReadonlyArray<{
		readonly name: string;
		readonly trouble: {readonly score: number; readonly reasons: readonly string[]};
	}>;
};

/** Who ended badly recently. The figures in the reasons are left out: seconds pass. */
const endedIn = (stdout: string) =>
	(JSON.parse(stdout) as Snapshot).containers
		.filter(({trouble}) => trouble.score > 0)
		.flatMap(({name, trouble}) => trouble.reasons.map(reason => `${name}: ${reason.replaceAll(/\d+/g, 'N')}`))
		.filter(words => words.includes(': exit '))
		.sort();

const unitSeconds: Readonly<Record<string, number>> = {s: 1, m: 60, h: 3600, d: 86_400};

/** How long each that is up has been so, and how exactly that is told: in seconds. */
function upIn(table: string): ReadonlyMap<string, {readonly seconds: number; readonly step: number}> {
	const rows = [...table.matchAll(/^\W*([\w.-]+)\s+up (\d+)([smhd])\b/gm)];
	return new Map(
		rows.map(([, name = '', count, unit = '']) => {
			const step = unitSeconds[unit] ?? Number.NaN;
			return [name, {seconds: Number(count) * step, step}];
		}),
	);
}

test.each([
	['40 minutes ahead', 2_400_000],
	['2 hours behind', -7_200_000],
])('--once with our clock %s finds the same troubles, and says so', async (_, aheadMs) => {
	const demo = await serveDemo();
	const agreed = await look(demo.url, 0, '--json');
	const {stdout, stderr} = await look(demo.url, aheadMs, '--json');
	expect(agreed.stderr).toBe('');
	expect(endedIn(agreed.stdout).length).toBeGreaterThan(0);
	expect(endedIn(stdout)).toEqual(endedIn(agreed.stdout));
	expect(stderr).toMatch(
		/^midwatch: the engine's clock is (?:40 min behind|2 h ahead of) this machine's: ages are/,
	);
	const {clockOffsetSeconds} = (JSON.parse(stdout) as Snapshot).engine;
	expect(Math.abs(clockOffsetSeconds + aheadMs / 1000)).toBeLessThanOrEqual(1);
	const agreedUp = upIn((await look(demo.url, 0)).stdout);
	const up = upIn((await look(demo.url, aheadMs)).stdout);
	expect(up.size).toBeGreaterThan(10);
	for (const [name, {seconds, step}] of up) {
		const before = agreedUp.get(name);
		// A restarted one is new; the others have grown older by what it took to look.
		const isSame =
			before === undefined || seconds < 60 || Math.abs(seconds - before.seconds) <= Math.max(60, step);
		expect([name, seconds, isSame]).toEqual([name, seconds, true]);
	}
});
