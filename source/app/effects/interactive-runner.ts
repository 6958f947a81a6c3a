import process from 'node:process';
import type {Conversation, Outcome} from '../../engine/api/exec.js';
import type {Effect} from '../../keys/effect.js';
import {saysNoShell} from '../../text/no-shell.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Store} from '../../store/store.js';
import {converse, type Talk} from './interactive-exec.js';
import {openConversation} from './open-interactive.js';
import type {Session} from '../session.js';
import type {Terminal} from '../../terminal/terminal.js';

type Wanted = Extract<Effect, {type: 'effect/converse'}>;

const noShell = safe`there is no shell in this container: x runs a command without one`;

/** Hands the terminal to a shell in a container, or to its main process, and tells how that ended. */
export function createConverseDesk(store: Store, session: () => Session, terminal: Terminal) {
	const tell = (tone: 'good' | 'warn' | 'bad', text: SafeText) => {
		store.dispatch({type: 'notes/added', note: {atMs: Date.now(), tone, text}});
	};

	let isBusy = false;
	return async (wanted: Wanted): Promise<void> => {
		// There is one terminal to hand over.
		if (isBusy) {
			return;
		}

		isBusy = true;
		const {engine, signal} = session();
		const {mode, target} = wanted;
		try {
			const conversation = await openConversation(engine, wanted, sizeNow(), signal);
			const talked = await terminal
				.handOver(async () => talk(conversation, mode, target.name))
				.finally(() => conversation.stream.destroy());
			if (mode === 'shell' && saysNoShell(talked.first)) {
				tell('warn', safe`${target.name}: ${noShell}`);
			} else {
				tell('good', safe`${target.name}: ${wordsOf(mode, talked)}`);
			}
		} catch (error) {
			const words = safeText(error instanceof Error ? error.message : String(error));
			tell('bad', safe`${target.name}: ${mode === 'shell' && saysNoShell(words) ? noShell : words}`);
		} finally {
			isBusy = false;
		}
	};
}

type Talked = Talk & Outcome;

async function talk(conversation: Conversation, mode: Wanted['mode'], name: SafeText): Promise<Talked> {
	const leave =
		mode === 'attach' ? 'ctrl+p ctrl+q detaches' : 'exit or ctrl+d comes back, ctrl+p ctrl+q detaches';
	process.stdout.write(`${mode} · ${name} · ${leave}\r\n`);
	const talked = await converse(conversation);
	return {...talked, ...(await conversation.outcome())};
}

/** How the conversation ended, by what the engine knows of the process. */
function wordsOf(mode: Wanted['mode'], {hasDetached, isRunning, exitCode}: Talked): SafeText {
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
