import process from 'node:process';
import {errorWords} from '../../text/error-words.js';
import type {RemoteProcess, Outcome} from '../../engine/api/exec-calls.js';
import type {Effect} from '../../keys/effect.js';
import {saysNoShell} from '../../text/no-shell.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Store} from '../../store/open-store.js';
import {runInteractive, type InteractiveResult} from './run-interactive.js';
import {openInteractive} from './open-interactive.js';
import type {Sessions} from '../sessions.js';
import type {Terminal} from '../../terminal/terminal.js';
import {noteNow} from '../../store/fleet/notes-slice.js';

type Wanted = Extract<Effect, {type: 'effect/openTerminal'}>;

const noShell = safe`there is no shell in this container: x runs a command without one`;

/** Hands the terminal to a shell in a container, or to its main process, and tells how that ended. */
export function createInteractiveRunner(store: Store, sessions: Pick<Sessions, 'of'>, terminal: Terminal) {
	const tell = (tone: 'good' | 'warn' | 'bad', text: SafeText) => {
		store.dispatch(noteNow({tone, text}));
	};

	let isBusy = false;
	return async (wanted: Wanted): Promise<void> => {
		// There is one terminal to hand over.
		if (isBusy) {
			return;
		}

		isBusy = true;
		const {mode, target} = wanted;
		const {engine, signal} = sessions.of(target.engine);
		try {
			const remote = await openInteractive(engine, wanted, sizeNow(), signal);
			const result = await terminal
				.handOver(async () => run(remote, mode, target.name))
				.finally(() => remote.stream.destroy());
			if (mode === 'shell' && saysNoShell(result.first)) {
				tell('warn', safe`${target.name}: ${noShell}`);
			} else {
				tell('good', safe`${target.name}: ${wordsOf(mode, result)}`);
			}
		} catch (error) {
			const words = errorWords(error);
			tell('bad', safe`${target.name}: ${mode === 'shell' && saysNoShell(words) ? noShell : words}`);
		} finally {
			isBusy = false;
		}
	};
}

type InteractiveEnd = InteractiveResult & Outcome;

async function run(remote: RemoteProcess, mode: Wanted['mode'], name: SafeText): Promise<InteractiveEnd> {
	const leave =
		mode === 'attach' ? 'ctrl+p ctrl+q detaches' : 'exit or ctrl+d comes back, ctrl+p ctrl+q detaches';
	process.stdout.write(`${mode} · ${name} · ${leave}\r\n`);
	const result = await runInteractive(remote);
	return {...result, ...(await remote.outcome())};
}

/** How the process ended, or the connection to it, by what the engine knows of the process. */
function wordsOf(mode: Wanted['mode'], {hasDetached, isRunning, exitCode}: InteractiveEnd): SafeText {
	if (isRunning === true) {
		return hasDetached
			? safe`detached; it is still running`
			: safe`the connection ended; it is still running`;
	}

	if (hasDetached) {
		return isRunning === false ? safe`detached; the engine has ended it` : safe`detached`;
	}

	return safe`${safeText(mode)} ended${exitCode === undefined ? safe`` : safe`, exit ${exitCode}`}`;
}

function sizeNow() {
	return {columns: process.stdout.columns || 80, rows: process.stdout.rows || 24};
}
