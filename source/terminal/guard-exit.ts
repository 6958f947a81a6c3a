import {writeSync} from 'node:fs';
import {constants} from 'node:os';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {errorStack} from '../text/error-words.js';

// However the process ends, the terminal is given back first.

export type Exits = {
	/** Ends the process: the terminal first, then what is under way, then the code. */
	readonly leave: (code: number) => void;
	/** Ends it with code 1 and the error's stack on stderr. */
	readonly fail: (error: unknown) => void;
	/** Ends it because nobody is at the terminal any more. */
	readonly hangUp: () => void;
};

export type ExitOptions = {
	readonly restore: () => void;
	/** Ends what is under way; it isn't waited for beyond half a second. */
	readonly shutDown: () => Promise<void>;
	/** False while another program has the terminal: ctrl+c is meant for that one. */
	readonly isOurs: () => boolean;
	/** What to say of a fault. */
	readonly describe?: (error: unknown) => string;
};

const shutDownMs = 500;
const hungUp = 129;

/** All that would end the process at once; what it leaves by is 128 and the signal's number. */
const deadly = (
	'SIGINT SIGQUIT SIGTERM SIGHUP SIGABRT SIGUSR1 SIGUSR2 SIGALRM SIGXCPU SIGVTALRM SIGPROF SIGTRAP SIGSYS ' +
	'SIGIO SIGPWR SIGSTKFLT'
).split(' ') as NodeJS.Signals[];

export function guardExit({restore, shutDown, isOurs, describe = errorStack}: ExitOptions): Exits {
	let isLeaving = false;
	let isRestored = false;

	// Once: giving back a terminal that is gone fails too, and the failure would come here again.
	const giveBack = () => {
		if (!isRestored) {
			isRestored = true;
			restore();
		}
	};

	const leave = (code: number) => {
		giveBack();
		if (isLeaving) {
			process.exit(code);
		}

		isLeaving = true;
		const done = Promise.resolve()
			.then(shutDown)
			.catch(() => undefined);
		void Promise.race([done, delay(shutDownMs)]).then(() => process.exit(code));
	};

	const hangUp = () => leave(hungUp);

	const fail = (error: unknown) => {
		restore();
		if (isLostTerminal(error)) {
			hangUp();
		} else {
			say(describe(error));
			leave(1);
		}
	};

	process.on('exit', restore);
	watchFor({leave, fail, hangUp}, isOurs);
	return {leave, fail, hangUp};
}

function watchFor({leave, fail, hangUp}: Exits, isOurs: () => boolean): void {
	// A profile is taken by that signal.
	const isProfiled = process.execArgv.some(flag => /^--(?:cpu-)?prof/.test(flag));
	const ours = deadly.filter(
		name => constants.signals[name] !== undefined && !(isProfiled && name === 'SIGPROF'),
	);
	for (const signal of ours) {
		process.removeAllListeners(signal).on(signal, () => {
			if (signal !== 'SIGINT' || isOurs()) {
				leave(128 + constants.signals[signal]);
			}
		});
	}

	// A file that may not grow any more is an error of its write.
	process.on('SIGXFSZ', () => undefined);

	process.on('uncaughtException', fail);
	process.on('unhandledRejection', fail);
	for (const stream of [process.stdin, process.stdout, process.stderr]) {
		stream.on('error', fail);
	}

	process.stdin.on('end', hangUp);
}

/** The terminal is gone: nobody to tell. */
function isLostTerminal(error: unknown): boolean {
	const {code = '', syscall = ''} = error as NodeJS.ErrnoException;
	return (code === 'EIO' || code === 'EPIPE') && ['read', 'write', 'setRawMode'].includes(syscall);
}

function say(words: string): void {
	try {
		writeSync(2, `${words}\n`);
	} catch {
		// Nobody is listening.
	}
}
