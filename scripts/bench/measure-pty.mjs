// A full-screen program in a terminal, measured from outside: when it paints, how much it writes.
import {read as readFile} from 'node:fs';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {promisify} from 'node:util';
import pty from '@lydell/node-pty';
import {processTree} from './processes.mjs';

const readBytes = promisify(readFile);
const slowReadEveryMs = 100;
/** As much text as a name may be split over. */
const tailLength = 20_000;
const escapes =
	/\u001B\[[0-?]*[ -/]*[@-~]|\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)|\u001B[()][A-Z0-9]|\u001B[=>78cDEHMNOZ]/g;

/**
 * Starts `command` (program and arguments) on a terminal of 120×40. `bytesPerSecond` makes it a slow line.
 * `onOutput` gets every piece that the terminal receives.
 */
export function openProgram(command, {env = {}, columns = 120, rows = 40, bytesPerSecond, onOutput} = {}) {
	const [file, ...args] = command;
	const startedAtMs = performance.now();
	const child = pty.spawn(file, args, {
		name: 'xterm-256color',
		cols: columns,
		rows,
		encoding: null,
		env: {...bareEnvironment(), ...env},
	});
	const program = watch(child, startedAtMs, onOutput);
	if (bytesPerSecond === undefined) {
		child.onData(program.receive);
	} else {
		child.pause();
		void drainSlowly(child, bytesPerSecond, program);
	}

	return program;
}

/** Nothing of the user's own settings, and no CI: Ink isn't interactive there. */
function bareEnvironment() {
	return {
		PATH: process.env.PATH,
		HOME: '/nonexistent',
		LANG: 'C.UTF-8',
		TERM: 'xterm-256color',
		COLORTERM: 'truecolor',
	};
}

function watch(child, startedAtMs, onOutput) {
	const state = {bytes: 0, tail: '', hasEnded: false, lastMs: startedAtMs, looks: new Set()};
	let heard = Buffer.alloc(0);
	const look = () => state.looks.forEach(one => one());
	const exit = new Promise(resolve => {
		child.onExit(() => {
			state.hasEnded = true;
			resolve(performance.now() - startedAtMs);
			look();
		});
	});
	const receive = data => {
		state.lastMs = performance.now();
		state.bytes += data.length;
		state.tail = (state.tail + data.toString('utf8')).slice(-tailLength);
		heard = answerQueries(child, Buffer.concat([heard, data]));
		onOutput?.(data);
		look();
	};

	return {
		pid: child.pid,
		startedAtMs,
		exit,
		receive,
		bytes: () => state.bytes,
		hasEnded: () => state.hasEnded,
		press: keys => child.write(keys),
		text: () => state.tail.replaceAll(escapes, ''),
		until: async (isThere, timeoutMs) => until(state, isThere, timeoutMs),
		close: async () => close(child, state, exit),
	};
}

/** When output came that `isThere` likes, on the clock of `performance`; undefined when it doesn't in time. */
async function until(state, isThere, timeoutMs) {
	const {promise, resolve} = Promise.withResolvers();
	const look = () => {
		if (isThere()) {
			resolve(state.lastMs);
		} else if (state.hasEnded) {
			resolve(undefined);
		}
	};
	const timer = setTimeout(() => resolve(undefined), timeoutMs);
	state.looks.add(look);
	look();
	try {
		return await promise;
	} finally {
		clearTimeout(timer);
		state.looks.delete(look);
	}
}

/** What full-screen programs ask a terminal for, and what it says. */
const queries = [
	['\u001B[5n', '\u001B[0n'],
	['\u001B[6n', '\u001B[1;1R'],
	['\u001B[c', '\u001B[?62;c'],
	['\u001B[0c', '\u001B[?62;c'],
];

/** Answers the queries in `data`. Returns its end, where one may have begun. */
function answerQueries(child, data) {
	const asked = queries.filter(([query]) => data.includes(query));
	for (const [, answer] of asked) {
		child.write(answer);
	}

	return asked.length > 0 ? Buffer.alloc(0) : data.subarray(-3);
}

async function drainSlowly(child, bytesPerSecond, program) {
	const piece = Buffer.alloc(Math.ceil((bytesPerSecond * slowReadEveryMs) / 1000));
	while (!program.hasEnded()) {
		try {
			const {bytesRead} = await readBytes(child.fd, piece, 0, piece.length, null);
			program.receive(Buffer.from(piece.subarray(0, bytesRead)));
		} catch (error) {
			if (error.code !== 'EAGAIN') {
				return;
			}
		}

		await delay(slowReadEveryMs);
	}
}

async function close(child, state, exit) {
	const tree = state.hasEnded ? [] : processTree(child.pid);
	for (const signal of ['SIGTERM', 'SIGKILL']) {
		for (const pid of tree) {
			end(pid, signal);
		}

		await Promise.race([exit, delay(500)]);
	}
}

function end(pid, signal) {
	try {
		process.kill(pid, signal);
	} catch {
		// It has ended by itself.
	}
}

/** exec → the first output that matches (ms); undefined when it never does. */
export async function timeToText(program, pattern, timeoutMs = 30_000) {
	const atMs = await program.until(() => pattern.test(program.text()), timeoutMs);
	return atMs === undefined ? undefined : atMs - program.startedAtMs;
}

/**
 * Presses `key` so many times and listens for `listenMs` after each: ms until the first byte, bytes that came.
 * Presses are spaced so that they meet every phase of a program's own second.
 */
export async function measureKeys(program, {keys, presses, listenMs = 120, restMs = 137}) {
	const waits = [];
	const sizes = [];
	for (let press = 0; press < presses && !program.hasEnded(); press++) {
		const before = program.bytes();
		const pressedAtMs = performance.now();
		program.press(keys[press % keys.length]);
		const paintedAtMs = await program.until(() => program.bytes() > before, listenMs);
		if (paintedAtMs !== undefined) {
			waits.push(paintedAtMs - pressedAtMs);
		}

		await delay(Math.max(0, listenMs - (performance.now() - pressedAtMs)));
		sizes.push(program.bytes() - before);
		await delay(restMs);
	}

	return {waits, sizes, answered: waits.length, presses};
}
