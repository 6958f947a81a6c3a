// Makes a clone ready: its packages, and a Node new enough. Runs on Node 20 with nothing installed.
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {constants} from 'node:os';
import {delimiter} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const ownNode = `${root}node_modules/node/bin/node`;
/** The program needs 22; its scripts are TypeScript, which Node runs from 22.18 on. */
const oldestNode = [22, 18];

/**
 * Installs what is missing, in one line of words. Returns the path of the Node to use. The repository's tools come
 * first on the PATH then.
 */
export function setUp() {
	if (!isInstalled()) {
		say('installing the packages, once (half a minute or so) …');
		// No package needs its install script but `node`, and that one only where the running Node is too old.
		npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
	}

	process.env.PATH = [`${root}node_modules/.bin`, process.env.PATH].join(delimiter);
	if (isNewEnough(process.versions.node)) {
		return process.execPath;
	}

	if (!hasOwnNode()) {
		say(`this is Node ${process.versions.node}; installing the repository's own, newer one …`);
		npm('rebuild', 'node', '--ignore-scripts=false', '--loglevel=error');
	}

	if (!hasOwnNode()) {
		fail(`midwatch needs Node ${oldestNode.join('.')} or newer: install one (nodejs.org) and try again`);
	}

	return ownNode;
}

/** Runs Node with this terminal, passing signals on; resolves with its exit status (128 + n for signal n). */
export async function runNode(node, args) {
	const child = spawn(node, args, {stdio: 'inherit'});
	const pass = signal => child.kill(signal);
	// The terminal sends SIGINT to the child itself.
	const ignore = () => {};
	process.on('SIGINT', ignore).on('SIGTERM', pass).on('SIGHUP', pass);
	try {
		return await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
		});
	} finally {
		process.off('SIGINT', ignore).off('SIGTERM', pass).off('SIGHUP', pass);
	}
}

/** True when node_modules holds what the lock file says: npm writes its own account of it last of all. */
function isInstalled() {
	const account = `${root}node_modules/.package-lock.json`;
	if (!existsSync(account)) {
		return false;
	}

	const {packages: wanted} = readJson(`${root}package-lock.json`);
	const {packages: present} = readJson(account);
	return Object.entries(wanted).every(
		([path, {version, optional}]) => path === '' || optional || present[path]?.version === version,
	);
}

function isNewEnough(version) {
	const [major, minor] = version.split('.').map(Number);
	return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

function hasOwnNode() {
	const {status, stdout} = spawnSync(ownNode, ['--version'], {encoding: 'utf8'});
	return status === 0 && isNewEnough(stdout.slice(1));
}

/** Runs npm; what it printed is shown only when it failed. */
function npm(...args) {
	const {status, stdout, stderr, error} = spawnSync('npm', args, {
		cwd: root,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (status !== 0) {
		process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
		fail(`npm ${args[0]} failed${error ? `: ${error.message}` : ''}`);
	}
}

export function say(words) {
	process.stderr.write(`midwatch: ${words}\n`);
}

export function fail(words) {
	say(words);
	process.exit(1);
}

function readJson(path) {
	return JSON.parse(readFileSync(path, 'utf8'));
}
