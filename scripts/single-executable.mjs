// The Node that runs this, with the built program inside.
import {spawnSync} from 'node:child_process';
import {chmodSync, copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {fail, root, say} from './set-up.mjs';

/** Puts a file into an executable. Fetched for packaging only, so that nobody else has to install it. */
const injector = {
	name: 'postject',
	version: '1.0.0-alpha.6',
	integrity:
		'sha512-b9Eb8h2eVqNE8edvKdwqkrY6O7kAwmI8kcnBv1NScolYJbo59XUF0noFq+lxbC1yN20bmC0WBEbDC5H/7ASb0A==',
};
/** Node looks for what was injected only where this stands. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** Makes it at `path`, with what it needs meanwhile in `folder`. */
export function makeExecutable(path, folder) {
	mkdirSync(folder, {recursive: true});
	const blob = join(folder, 'midwatch.blob');
	const config = join(folder, 'midwatch.json');
	writeFileSync(config, JSON.stringify(configFor(blob)));
	run(process.execPath, ['--experimental-sea-config', config]);
	copyFileSync(process.execPath, path);
	chmodSync(path, 0o755);
	// Not after the injection, which it would take out again.
	run('strip', [path]);
	run(process.execPath, [fetchInjector(folder), path, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', fuse]);
}

function configFor(output) {
	const names = readdirSync(join(root, 'dist'), {recursive: true}).filter(
		name => name.endsWith('.js') && name !== 'demo-serve.js',
	);
	return {
		main: join(root, 'scripts/single-executable-main.cjs'),
		output,
		disableExperimentalSEAWarning: true,
		useCodeCache: true,
		// Of the import out of assets. A warning would stand on the screen.
		execArgv: ['--disable-warning=ExperimentalWarning'],
		assets: Object.fromEntries(names.map(name => [name, join(root, 'dist', name)])),
	};
}

function fetchInjector(folder) {
	const {name, version, integrity} = injector;
	run('npm', [
		'install',
		'--prefix',
		folder,
		'--ignore-scripts',
		'--no-audit',
		'--no-fund',
		`${name}@${version}`,
	]);
	const {packages} = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'));
	if (packages[`node_modules/${name}`].integrity !== integrity) {
		fail(`${name} ${version} is not what it was`);
	}

	return join(folder, 'node_modules', name, 'dist/cli.js');
}

/** What it printed is shown only when it failed. */
export function run(command, args, options = {}) {
	const {status, stdout, stderr, error} = spawnSync(command, args, {encoding: 'utf8', ...options});
	if (status !== 0) {
		say(`${stdout ?? ''}${stderr ?? ''}`);
		fail(`${command} failed${error ? `: ${error.message}` : ''}`);
	}

	return stdout;
}
