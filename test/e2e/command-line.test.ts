import {spawnSync} from 'node:child_process';
import {closeSync, openSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {commandTables} from '../../source/cli/command-tables.js';
import {cli} from '../helpers/open.js';
import {mountSmallDisk, whyNoSmallDisk} from '../helpers/small-disk.js';
import {serveDemo} from '../helpers/serve-demo.js';

describe('without a terminal', () => {
	test('--version and --help print and leave', () => {
		const {version} = JSON.parse(readFileSync('package.json', 'utf8')) as {version: string};
		const told = run('--version');
		expect(told.status).toBe(0);
		expect(told.stdout).toContain(`midwatch ${version} (commit `);
		expect(told.stdout).toMatch(/^[^\n]+ \(commit [^;]+; [^;]+; Node \d+\.\d+\.\d+\)\n$/);
		const help = run('--help');
		expect(help.status).toBe(0);
		expect(help.stdout).toContain('--read-only');
	});

	test.each([
		[['--sort', 'colour'], 'is not a column: use one of'],
		[['--demo=many'], 'is not a number of containers'],
		[['--demo', '--host', 'unix:///a'], 'name two engines: use one of them'],
		[['--json'], '--json goes with --once'],
		[['--no-stats'], '--no-stats goes with --once'],
		[['ps'], 'unexpected argument "ps"'],
		[['--once', '--demo', '--filter', '/[/'], '--filter /[/: bad regex: Unterminated character class'],
		[[], 'this is not a terminal: use --once'],
		[['record', '--demo=many'], 'midwatch record: --demo=many is not a number of containers'],
		[['record', '--demo', '--all'], 'name two engines: use one of them'],
		[['report', 'x'], 'unexpected argument "x": see midwatch report --help'],
		[['replay'], 'name one recording'],
		[['completion', 'ksh'], 'name a shell: midwatch completion bash, or zsh, or fish'],
	])('%j is bad usage: one line that says the fix', (args, words) => {
		const {status, stdout, stderr} = run(...args);
		expect(stderr).toContain(words);
		expect(stderr.trimEnd().split('\n')).toHaveLength(1);
		expect({status, stdout}).toEqual({status: 2, stdout: ''});
	});

	test.each([[[]], ...Object.keys(commandTables).map(name => [[name]])])(
		'%j with --help tells its flags, and refuses an unknown one',
		command => {
			const help = run(...command, '--help');
			expect(help.status).toBe(0);
			expect(help.stdout).toContain(`$ midwatch ${[...command, ''].join(' ')}`);
			expect(help.stdout).toContain('-h, --help');
			const {status, stderr} = run(...command, '--frobnicate');
			expect(status).toBe(2);
			expect(stderr).toContain('--frobnicate');
		},
	);

	test('--once prints a table, with docker’s facts', async () => {
		const engine = await serveDemo();
		const {status, stdout} = run('--once', '--host', engine.url);
		expect(status).toBe(0);
		expect(stdout).toMatch(/^ *NAME +STATE/);
		expect(stdout).toMatch(/^ *api-7 .*unhealthy/m);
		expect(stdout).not.toContain('\u001B');
		expect(stdout.split('\n')[0]).toContain('WHY');
		expect(stdout).not.toContain('▸');
	});

	test('--once --no-stats tells no figure of use, and who has trouble all the same', async () => {
		const engine = await serveDemo();
		const {status, stdout} = run('--once', '--no-stats', '--host', engine.url);
		expect(status).toBe(0);
		expect(stdout.split('\n')[0]).not.toMatch(/CPU|MEM|NET/);
		expect(stdout).toMatch(/^ *api-7 .*unhealthy/m);
		const document = JSON.parse(run('--once', '--no-stats', '--json', '--host', engine.url).stdout) as {
			containers: ReadonlyArray<Record<string, unknown>>;
		};
		expect(document.containers.map(one => one['cpuPercent'] ?? one['memoryBytes'] ?? null)).toEqual(
			Array(24).fill(null),
		);
	});

	test('--once says what is not there', async () => {
		const engine = await serveDemo();
		const {status, stdout} = run('--once', '--host', engine.url, '--filter', 'no-such-name');
		expect({status, stdout}).toEqual({
			status: 0,
			stdout: 'none of the 24 containers matches the filter no-such-name\n',
		});
	});

	test('--once --json prints one document with raw figures', async () => {
		const engine = await serveDemo();
		const {status, stdout} = run('--once', '--json', '--host', engine.url);
		expect(status).toBe(0);
		const document = JSON.parse(stdout) as {
			schema: unknown;
			containers: ReadonlyArray<Record<string, unknown>>;
		};
		expect(document.schema).toBe('midwatch/1');
		expect(document.containers).toHaveLength(24);
	});

	test.skipIf(whyNoSmallDisk)(
		'--once into a file on a full disk says that it is not whole, status 1',
		async () => {
			const engine = await serveDemo();
			const disk = mountSmallDisk(8);
			const file = openSync(join(disk, 'found.json'), 'w');
			const found = spawnSync(process.execPath, [cli, '--once', '--json', '--host', engine.url], {
				encoding: 'utf8',
				stdio: ['ignore', file, 'pipe'],
			});
			closeSync(file);
			expect(found.stderr).toContain('no space left on device');
			expect(found.status).toBe(1);
		},
	);

	test('--once on no engine: a sentence on stderr, status 1', () => {
		const {status, stdout, stderr} = run('--once', '--host', 'unix:///nonexistent/docker.sock');
		expect({status, stdout}).toEqual({status: 1, stdout: ''});
		expect(stderr).toMatch(/^midwatch: .+\n$/);
	});
});

function run(...args: readonly string[]) {
	const {PATH = ''} = process.env;
	return spawnSync(process.execPath, [cli, ...args], {
		encoding: 'utf8',
		env: {PATH, HOME: '/nonexistent', LANG: 'C.UTF-8'},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}
