import {spawn} from 'node:child_process';
import {constants} from 'node:os';
import {delimiter} from 'node:path';
import process from 'node:process';
import {root} from './set-up.mjs';

/**
 * Runs Node with this terminal, passing signals on; resolves with its exit status (128 + n for signal n).
 * The repository's tools come first on its PATH.
 */
export async function runNode(node, args, env = {}) {
	const path = [`${root}node_modules/.bin`, process.env.PATH].join(delimiter);
	const child = spawn(node, args, {stdio: 'inherit', env: {...process.env, PATH: path, ...env}});
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
