import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {expect, onTestFinished, test} from 'vitest';
import {tryEveryCommand} from '../helpers/try-every-command.js';

test('what npm packs is installed into an empty prefix without a network, and every command works', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-npm-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	const npm = (...args: readonly string[]) => {
		const cache = ['--cache', join(folder, 'cache'), '--offline', '--no-audit', '--no-fund'];
		const {status, stderr} = spawnSync('npm', [...args, ...cache], {encoding: 'utf8'});
		expect(status, stderr).toBe(0);
	};

	// Other tests run what is built: it isn't built anew.
	npm('pack', '--ignore-scripts', '--pack-destination', folder);
	const [packed = ''] = readdirSync(folder).filter(name => name.endsWith('.tgz'));
	const prefix = join(folder, 'prefix');
	npm('install', '--global', '--prefix', prefix, join(folder, packed));

	const installed = join(prefix, 'lib/node_modules');
	expect(readdirSync(installed).filter(name => !name.startsWith('.'))).toEqual(['midwatch']);
	expect(existsSync(join(installed, 'midwatch/node_modules'))).toBe(false);
	expect(readFileSync(join(prefix, 'share/man/man1/midwatch.1'), 'utf8')).toContain('.TH MIDWATCH 1');
	await tryEveryCommand(join(prefix, 'bin/midwatch'), `${dirname(process.execPath)}:/usr/bin:/bin`);
});
