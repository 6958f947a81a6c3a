import type {Duplex} from 'node:stream';
import {safe} from '../../text/safe-text.js';
import type {Caller} from '../transport/call.js';
import {EngineError} from '../transport/engine-error.js';
import {idIn} from '../parse/expect-answer.js';
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

export type ExecOptions = {
	readonly command: readonly string[];
	/** A terminal of that size; without one, stdout and stderr come in frames. */
	readonly terminal?: TerminalSize;
	/** Docker's detach keys, e.g. `ctrl-p,ctrl-q`. */
	readonly detachKeys?: string;
};

export type AttachOptions = {
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

export function execDoor(caller: Caller): Exec {
	return {
		exec: async (id, options, signal) => startExec(caller, id, options, signal),
		async execDetached(id, command, signal) {
			const execId = await createExec(caller, id, {Cmd: command}, signal);
			await caller.done({method: 'POST', path: `/exec/${execId}/start`, body: {Detach: true}, signal});
		},
		attach: async (id, options, signal) => attachTo(caller, id, options, signal),
	};
}

async function createExec(
	{json}: Caller,
	id: ContainerId,
	body: object,
	signal: AbortSignal,
): Promise<string> {
	const answer = await json({method: 'POST', path: `/containers/${id}/exec`, body, signal});
	return idIn(answer, safe`command`);
}

async function startExec(
	caller: Caller,
	id: ContainerId,
	{command, terminal, detachKeys}: ExecOptions,
	signal: AbortSignal,
): Promise<RemoteProcess> {
	const {json, hijack} = caller;
	const tty = terminal !== undefined;
	const streams = {AttachStdin: tty, AttachStdout: true, AttachStderr: true, Tty: tty};
	const execId = await createExec(caller, id, {...streams, Cmd: command, DetachKeys: detachKeys}, signal);
	const body = {Detach: false, Tty: tty, ...(terminal && {ConsoleSize: [terminal.rows, terminal.columns]})};
	const stream = await hijack({method: 'POST', path: `/exec/${execId}/start`, body, signal});
	return {
		stream,
		async resize({columns, rows}) {
			await json({method: 'POST', path: `/exec/${execId}/resize`, query: {w: columns, h: rows}, signal});
		},
		outcome: async () => outcomeOf(caller, id, await json({path: `/exec/${execId}/json`, signal}), signal),
	};
}

/** Docker's exit status of a command that can't be run, and of one that was detached from. */
const doubtful = 126;

async function outcomeOf(
	caller: Caller,
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
	const isRunning = isDoubtful && (await isThere(caller, id, asNumber(Pid) ?? 0, signal));
	return {isRunning, exitCode: exitCode < 0 || isRunning !== false ? undefined : exitCode};
}

/** Whether the container has that process; undefined where the engine can't say. */
async function isThere(
	{json}: Caller,
	id: ContainerId,
	pid: number,
	signal: AbortSignal,
): Promise<boolean | undefined> {
	try {
		const query = {ps_args: '-eo pid'};
		const processes = asArray(
			asObject(await json({path: `/containers/${id}/top`, query, signal}))['Processes'],
		);
		return processes.some(row => Number(asString(asArray(row)[0])) === pid);
	} catch {
		return undefined;
	}
}

/** Only to a terminal: without one the engine sends frames, and takes lines. */
async function attachTo(
	{json, hijack}: Caller,
	id: ContainerId,
	{detachKeys, hasPast}: AttachOptions,
	signal: AbortSignal,
): Promise<RemoteProcess> {
	const config = asObject(asObject(await json({path: `/containers/${id}/json`, signal}))['Config']);
	if (config['Tty'] !== true) {
		throw new EngineError('refused', safe`its main process has no terminal`);
	}

	const query = {stream: true, stdin: true, stdout: true, stderr: true, logs: hasPast, detachKeys};
	const stream = await hijack({method: 'POST', path: `/containers/${id}/attach`, query, signal});
	return {
		stream,
		async resize({columns, rows}) {
			await json({method: 'POST', path: `/containers/${id}/resize`, query: {w: columns, h: rows}, signal});
		},
		async outcome() {
			const state = asObject(asObject(await json({path: `/containers/${id}/json`, signal}))['State']);
			const isRunning = state['Running'] === true;
			return {isRunning, exitCode: isRunning ? undefined : asNumber(state['ExitCode'])};
		},
	};
}
