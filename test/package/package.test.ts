import {execFileSync} from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {expect, onTestFinished, test} from 'vitest';
import {tryEveryCommand} from '../helpers/try-every-command.js';

// What `npm run package` has made, tried where neither this repository nor Node is found.

const mostMegabytes = 33;
const path = '/usr/bin:/bin';
const made = readdirSync('release').map(name => join('release', name));
const tarball = made.find(name => name.endsWith('.tar.xz')) ?? '';
const deb = made.find(name => name.endsWith('.deb')) ?? '';

function emptyFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-package-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	return folder;
}

function filesIn(folder: string): readonly string[] {
	return readdirSync(folder, {recursive: true, encoding: 'utf8', withFileTypes: true})
		.filter(entry => !entry.isDirectory())
		.map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.toSorted();
}

test.each(made)('%s is small enough to be sent anywhere', file => {
	expect(statSync(file).size / 1e6).toBeLessThan(mostMegabytes);
});

test('the tarball holds all there is, and every command of it works', async () => {
	const folder = emptyFolder();
	execFileSync('tar', ['-xJf', tarball, '-C', folder, '--strip-components=1']);
	expect(filesIn(folder)).toEqual([
		'completions/_midwatch',
		'completions/midwatch.bash',
		'completions/midwatch.fish',
		'license',
		'midwatch',
		'midwatch.1',
	]);
	expect(readFileSync(join(folder, 'license'), 'utf8')).toMatch(/Node\.js is licensed[^]*ink/);
	const midwatch = join(folder, 'midwatch');
	expect(execFileSync(midwatch, ['--version'], {encoding: 'utf8'})).toContain('; single executable; ');
	const unit = execFileSync(midwatch, ['record', '--print-unit', '--all'], {encoding: 'utf8'});
	expect(unit).toContain(`ExecStart=${midwatch} record --all\n`);
	await tryEveryCommand(midwatch, path);
});

test.skipIf(deb === '' || process.getuid?.() !== 0)(
	'the .deb is installed, runs, and is removed without a trace',
	async () => {
		const root = emptyFolder();
		mkdirSync(join(root, 'var/lib/dpkg/info'), {recursive: true});
		mkdirSync(join(root, 'var/lib/dpkg/updates'));
		writeFileSync(join(root, 'var/lib/dpkg/status'), '');
		// Its libraries are this machine's.
		const dpkg = (...args: readonly string[]) =>
			execFileSync('dpkg', ['--root', root, '--force-depends', ...args], {
				stdio: ['ignore', 'ignore', 'pipe'],
			});
		dpkg('--install', deb);
		expect(filesIn(join(root, 'usr'))).toEqual([
			'bin/midwatch',
			'share/bash-completion/completions/midwatch',
			'share/doc/midwatch/copyright',
			'share/fish/vendor_completions.d/midwatch.fish',
			'share/man/man1/midwatch.1.gz',
			'share/zsh/vendor-completions/_midwatch',
		]);
		await tryEveryCommand(join(root, 'usr/bin/midwatch'), path);
		dpkg('--purge', 'midwatch');
		expect(existsSync(join(root, 'usr/bin/midwatch'))).toBe(false);
	},
);
