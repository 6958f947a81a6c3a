import type {Duplex} from 'node:stream';
import type Docker from 'dockerode';
import type {ExecCreateOptions} from 'dockerode';
import {safe} from '../../text/safe-text.js';
import type {Client} from '../transport/client.js';
import {EngineError} from '../transport/engine-error.js';
import {checkId, nothingIn} from '../parse/expect-answer.js';
import {asArray, asNumber, asObject, asString} from '../parse/json-fields.js';
import type {ContainerId} from '../types.js';

export type TerminalSize = {readonly columns: number; readonly rows: number};

/** A process in a container whose bytes go both ways untouched. */
export type RemoteProcess = {
	readonly stream: Duplex;
	readonly resize: (size: TerminalSize) => Promise<void>;
	/** What became of it, once the stream has ended. */
	readonly outcome: () => Promise<Outcome>;
};

/** What the engine doesn't know, or says wrongly, is undefined. */
export type Outcome = {readonly isRunning: boolean | undefined; readonly exitCode: number | undefined};

type ExecOptions = {
	readonly command: readonly string[];
	/** A terminal of that size; without one, stdout and stderr come in frames. */
	readonly terminal?: TerminalSize;
	/** Docker's detach keys, e.g. `ctrl-p,ctrl-q`. */
	readonly detachKeys?: string;
};

type AttachOptions = {
	readonly detachKeys: string;
	/** All that it said before comes first. */
	readonly hasPast: boolean;
};

export type Exec = {
	readonly exec: (id: ContainerId, options: ExecOptions, signal: AbortSignal) => Promise<RemoteProcess>;
	/** `exec -d`: begins it and leaves it alone. */
	readonly execDetached: (id: ContainerId, command: readonly string[], signal: AbortSignal) => Promise<void>;
	readonly attach: (id: ContainerId, options: AttachOptions, signal: AbortSignal) => Promise<RemoteProcess>;
};

export function execCalls(client: Client): Exec {
	return {
		exec: async (id, options, signal) => startExec(client, id, options, signal),
		async execDetached(id, command, signal) {
			const {id: execId} = await createExec(client, id, {Cmd: [...command]}, signal);
			// dockerode would make a stream of the answer, which is none.
			const start = {method: 'POST', path: `/exec/${execId}/start`, options: {Detach: true}};
			nothingIn(await client.dial(start, signal));
		},
		attach: async (id, options, signal) => attachTo(client, id, options, signal),
	};
}

async function createExec(
	{docker}: Client,
	id: ContainerId,
	options: ExecCreateOptions,
	signal: AbortSignal,
): Promise<Docker.Exec> {
	const exec = await docker(signal).getContainer(id).exec(options);
	checkId(exec.id, safe`command`);
	return exec;
}

async function startExec(
	client: Client,
	id: ContainerId,
	{command, terminal, detachKeys}: ExecOptions,
	signal: AbortSignal,
): Promise<RemoteProcess> {
	const tty = terminal !== undefined;
	const streams = {AttachStdin: tty, AttachStdout: true, AttachStderr: true, Tty: tty};
	const created = {...streams, Cmd: [...command], DetachKeys: detachKeys};
	const exec = await createExec(client, id, created, signal);
	const size = terminal && {ConsoleSize: [terminal.rows, terminal.columns]};
	return {
		stream: await exec.start({hijack: true, Detach: false, Tty: tty, ...size}),
		async resize({columns, rows}) {
			await exec.resize({w: columns, h: rows});
		},
		outcome: async () => outcomeOf(client, id, await exec.inspect(), signal),
	};
}

/** Docker's exit status of a command that can't be run, and of one that was detached from. */
const doubtful = 126;

async function outcomeOf(
	client: Client,
	id: ContainerId,
	answer: unknown,
	signal: AbortSignal,
): Promise<Outcome> {
	const {Running, ExitCode, Pid} = asObject(answer);
	const exitCode = asNumber(ExitCode) ?? -1;
	if (Running === true) {
		return {isRunning: true, exitCode: undefined};
	}

	const isDoubtful = exitCode < 0 || exitCode === doubtful;
	const isRunning = isDoubtful && (await isThere(client, id, asNumber(Pid) ?? 0, signal));
	return {isRunning, exitCode: exitCode < 0 || isRunning !== false ? undefined : exitCode};
}

/** Whether the container has that process; undefined where the engine can't say. */
async function isThere(
	{docker}: Client,
	id: ContainerId,
	pid: number,
	signal: AbortSignal,
): Promise<boolean | undefined> {
	try {
		const answer: unknown = await docker(signal).getContainer(id).top({ps_args: '-eo pid'});
		const processes = asArray(asObject(answer)['Processes']);
		return processes.some(row => Number(asString(asArray(row)[0])) === pid);
	} catch {
		return undefined;
	}
}

/** Only to a terminal: without one the engine sends frames, and takes lines. */
async function attachTo(
	{docker}: Client,
	id: ContainerId,
	{detachKeys, hasPast}: AttachOptions,
	signal: AbortSignal,
): Promise<RemoteProcess> {
	const container = docker(signal).getContainer(id);
	const part = async (name: 'Config' | 'State') => asObject(asObject(await container.inspect())[name]);
	if ((await part('Config'))['Tty'] !== true) {
		throw new EngineError('refused', safe`its main process has no terminal`);
	}

	const streams = {stream: true, stdin: true, stdout: true, stderr: true};
	return {
		stream: (await container.attach({hijack: true, ...streams, logs: hasPast, detachKeys})) as Duplex,
		async resize({columns, rows}) {
			await container.resize({w: columns, h: rows});
		},
		async outcome() {
			const state = await part('State');
			const isRunning = state['Running'] === true;
			return {isRunning, exitCode: isRunning ? undefined : asNumber(state['ExitCode'])};
		},
	};
}
