import {existsSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import net from 'node:net';
import {dirname} from 'node:path';
import {wait} from '../../util/wait.js';
import {defaultSocket} from '../address/parse-host.js';
import type {EngineError} from '../transport/engine-error.js';
import {givenUp} from '../transport/fault-words.js';
import type {Link, SshPlace} from '../types.js';
import {findRemoteSocket} from './remote-sockets.js';
import {forwardFlags, sshArgs, type Opening} from './ssh-args.js';
import {connectionLost, forwardingRefused, sshFault} from './ssh-faults.js';
import {startTunnel, type SshEnd} from './ssh-process.js';
import {openStdioBridge} from './stdio-bridge.js';

type Way = {
	/** Only a tunnel ends by itself. */
	readonly ended: Promise<SshEnd>;
	readonly hasEnded: () => boolean;
	readonly leave: () => void;
	readonly isNarrow: boolean;
};

const lookEveryMs = 20;
/** An engine that hangs is one. */
const proofMs = 10_000;
/** Each login that is refused counts there: what is asked for at the same time makes one. */
const sameTryMs = 2000;
/** ssh tells a little later than its sockets do that it ended. */
const lastWordsMs = 150;

/** A local socket that leads to the engine of an ssh:// address while it is asked for. Nothing is begun before that. */
export function openSshLink(place: SshPlace, url: string, socketPath: string): Link {
	const closed = new AbortController();
	const line = createLine({place, url, socketPath, isForeground: false, signal: closed.signal});
	return {
		async ready(signal) {
			if (!line.isUp()) {
				if (line.way()) {
					throw line.takeFault()!;
				}

				await unlessAborted(line.open({}), signal);
			}
		},
		async unlock(signal) {
			await line.opening()?.catch(() => undefined);
			if (!line.isUp()) {
				const both = AbortSignal.any([closed.signal, signal]);
				await unlessAborted(line.open({isForeground: true, signal: both}), signal);
			}
		},
		async explain() {
			const {way} = line;
			await (way() && Promise.race([way()?.ended, wait(lastWordsMs, new AbortController().signal)]));
			return line.isUp() ? undefined : line.takeFault();
		},
		isNarrow: () => line.way()?.isNarrow ?? false,
		async close() {
			const way = line.way();
			way?.leave();
			closed.abort();
			await (way && !way.isNarrow && way.ended);
			await rm(dirname(socketPath), {recursive: true, force: true});
		},
	};
}

/** What is open, and what became of what was. */
function createLine(usual: Opening) {
	const last = createLastFault();
	let way: Way | undefined;
	let opening: Promise<void> | undefined;
	let remotePath = usual.place.socketPath ?? defaultSocket;
	const begin = async (given: Opening) => {
		try {
			const opened = await openWay(given, remotePath);
			({remotePath, way} = opened);
			last.forget();
			void way.ended.then(({said}) => last.set(said.trim() === '' ? lost() : sshFault(said, usual.url)));
		} catch (error) {
			last.set(error as EngineError);
			throw error;
		} finally {
			opening = undefined;
		}
	};

	const lost = () => connectionLost(usual.url);
	return {
		way: () => way,
		isUp: () => way !== undefined && !way.hasEnded(),
		opening: () => opening,
		async open(other: Partial<Opening>) {
			const given = {...usual, ...other};
			last.throwIfLocked(given.isForeground);
			opening ??= begin(given);
			return opening;
		},
		/** Of what broke it is told once: what is on the screen is old from then on. */
		takeFault(): EngineError | undefined {
			const fault = last.fault() ?? (way && lost());
			way = undefined;
			return fault;
		},
	};
}

function createLastFault() {
	let fault: EngineError | undefined;
	let atMs = 0;
	return {
		fault: () => fault,
		forget() {
			fault = undefined;
		},
		set(next: EngineError) {
			fault = next;
			atMs = performance.now();
		},
		throwIfLocked(isForeground: boolean) {
			if (fault?.kind === 'locked' && !isForeground && performance.now() - atMs < sameTryMs) {
				throw fault;
			}
		},
	};
}

async function unlessAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
	promise.catch(() => undefined);
	const aborted = Promise.withResolvers<never>();
	const abort = () => aborted.reject(givenUp());
	signal.addEventListener('abort', abort, {once: true});
	try {
		await (signal.aborted ? Promise.reject(givenUp()) : Promise.race([promise, aborted.promise]));
	} finally {
		signal.removeEventListener('abort', abort);
	}
}

/** A forwarded socket; another one there where it leads nowhere; and where none is forwarded, the command. */
async function openWay(
	given: Opening,
	remotePath: string,
): Promise<{readonly way: Way; readonly remotePath: string}> {
	const {url, socketPath} = given;
	const first = await openTunnel(given, remotePath);
	if (first) {
		return {way: first, remotePath};
	}

	const found = await findRemoteSocket(given);
	const second = found === remotePath ? undefined : await openTunnel(given, found);
	if (second) {
		return {way: second, remotePath: found};
	}

	const bridge = await openStdioBridge(given, found);
	if ((await prove(socketPath)) !== 'answered') {
		const said = bridge.lastEnd()?.said ?? '';
		bridge.end();
		throw forwardingRefused(url, said);
	}

	const never = new Promise<SshEnd>(() => {});
	return {
		way: {ended: never, hasEnded: () => false, leave: bridge.end, isNarrow: true},
		remotePath: found,
	};
}

/** Undefined: ssh is there, but nothing comes through the socket that it forwards. */
async function openTunnel(given: Opening, remotePath: string): Promise<Way | undefined> {
	const {url, socketPath} = given;
	await rm(socketPath, {force: true});
	const args = sshArgs(given, forwardFlags(socketPath, remotePath));
	const tunnel = startTunnel(args, given);
	let proof: Proof = 'refused';
	while (!tunnel.hasEnded() && proof === 'refused') {
		if (ownSocketFailed.test(tunnel.said())) {
			tunnel.end();
			throw sshFault(tunnel.said(), url);
		}

		await wait(lookEveryMs, new AbortController().signal);
		proof = existsSync(socketPath) ? await prove(socketPath) : proof;
	}

	if (!tunnel.hasEnded() && proof === 'answered') {
		return {...tunnel, isNarrow: false};
	}

	const hadEnded = tunnel.hasEnded();
	tunnel.end();
	const {said, status} = await tunnel.ended;
	if (hadEnded) {
		throw sshFault(said, url, status);
	}

	return undefined;
}

/** What else the user's settings forward may fail, too: that has other words. */
const ownSocketFailed = /unix_listener|too long for Unix domain socket/i;

/** `refused`: ssh has made the socket, and doesn't listen yet. */
type Proof = 'answered' | 'hungUp' | 'refused';

/** Whether what takes a request there doesn't hang up on it. */
async function prove(socketPath: string): Promise<Proof> {
	const socket = net.connect(socketPath);
	const answer = Promise.withResolvers<Proof>();
	const timer = setTimeout(() => answer.resolve('answered'), proofMs);
	socket.once('data', () => answer.resolve('answered'));
	socket.once('close', () => answer.resolve('hungUp'));
	socket.on('error', ({code}: NodeJS.ErrnoException) =>
		answer.resolve(code === 'ECONNREFUSED' ? 'refused' : 'hungUp'),
	);
	socket.write('GET /_ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
	try {
		return await answer.promise;
	} finally {
		clearTimeout(timer);
		socket.destroy();
	}
}
