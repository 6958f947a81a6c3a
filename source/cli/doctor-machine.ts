import {execFile} from 'node:child_process';
import {constants} from 'node:fs';
import {access, readdir} from 'node:fs/promises';
import {arch, release} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {recordingsFolder, stateFolder} from '../app/state-folder.js';
import {createKernelLog} from '../engine/kernel/kernel-log.js';
import {listSegments} from '../record/segment-files.js';
import {errorMessage} from '../text/error-words.js';
import {counted, formatBytes} from '../text/format.js';
import {judgeNode} from './check-node.js';
import type {Finding} from './finding.js';

/** What of the environment decides what midwatch does. */
const variables =
	/^(?:DOCKER_\w+|CONTAINER_HOST|MIDWATCH_CONFIG|XDG_(?:STATE|CACHE|CONFIG)_HOME|NO_COLOR|LANG|LC_ALL|LC_CTYPE)$/;

export async function lookAtSystem(): Promise<readonly Finding[]> {
	const {env, versions, execPath, platform, getuid} = process;
	const problem = judgeNode(versions.node);
	const set = Object.entries(env).filter(([name]) => variables.test(name));
	return [
		{
			sign: 'ok',
			about: 'system',
			words: `${platform} ${release()}, ${arch()}, user ${getuid?.() ?? 'unknown'}`,
		},
		{sign: problem === undefined ? 'ok' : 'bad', about: 'Node', words: `${versions.node}, ${execPath}`},
		{
			sign: 'note',
			about: 'environment',
			words: set.map(([name, value]) => `${name}=${value}`).join(' ') || 'nothing is set',
		},
	];
}

export async function lookAtKernelLog(): Promise<readonly Finding[]> {
	const log = createKernelLog();
	const isReadable = log.isReadable();
	log.close();
	return [
		isReadable
			? {sign: 'ok', about: 'kernel log', words: 'readable: OOM kills are told with their victim'}
			: {sign: 'note', about: 'kernel log', words: 'not readable: who was killed for memory is not told'},
	];
}

export async function lookAtState(): Promise<readonly Finding[]> {
	const folder = stateFolder(process.env);
	try {
		await access(await firstThere(folder), constants.W_OK);
		return [{sign: 'ok', about: 'state', words: `${folder} can be written`}];
	} catch (error) {
		const words = `${folder} can't be written, nothing is remembered: ${errorMessage(error)}`;
		return [{sign: 'note', about: 'state', words}];
	}
}

/** The folder, or what of it is there. */
async function firstThere(folder: string): Promise<string> {
	const isThere = await access(folder).then(
		() => true,
		(error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
	);
	return isThere ? folder : firstThere(dirname(folder));
}

export async function lookAtRecordings(): Promise<readonly Finding[]> {
	const folder = recordingsFolder(process.env);
	const names = await readdir(folder).catch(() => []);
	const segments = await Promise.all(names.map(async name => listSegments(join(folder, name))));
	const kept = segments.filter(list => list.length > 0);
	const bytes = kept.flat().reduce((sum, segment) => sum + segment.bytes, 0);
	return [
		kept.length === 0
			? {sign: 'note', about: 'recordings', words: `none in ${folder}: midwatch record makes them`}
			: {
					sign: 'ok',
					about: 'recordings',
					words: `${folder}: of ${counted(kept.length, 'engine')}, ${formatBytes(bytes)}`,
				},
	];
}

export async function lookAtSsh(): Promise<readonly Finding[]> {
	const {promise, resolve} = Promise.withResolvers<Finding>();
	execFile('ssh', ['-V'], {timeout: 2000}, (error, stdout, stderr) => {
		const words = `${stderr}${stdout}`.trim().split('\n')[0];
		resolve(
			error || words === undefined
				? {sign: 'note', about: 'ssh', words: 'not found: ssh:// engines need OpenSSH'}
				: {sign: 'ok', about: 'ssh', words},
		);
	});
	return [await promise];
}
