import process from 'node:process';
import type {Conversation} from '../engine/exec.js';
import type {Effect} from '../keys/effect.js';
import {saysNoShell} from '../lib/no-shell.js';
import {safeText, t, type SafeText} from '../lib/safe-text.js';
import type {Store} from '../store/store.js';
import {converse} from './converse.js';
import {openConversation} from './open-conversation.js';
import type {Session} from './session.js';
import type {Terminal} from './terminal.js';

type Wanted = Extract<Effect, {type: 'effect/converse'}>;

const noShell = t`there is no shell in this container: x runs a command without one`;

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
			const {code, first} = await terminal
				.handOver(async () => talk(conversation, mode, target.name))
				.finally(() => conversation.stream.destroy());
			if (mode === 'shell' && saysNoShell(first)) {
				tell('warn', t`${target.name}: ${noShell}`);
			} else {
				tell(
					'good',
					t`${target.name}: ${safeText(mode)} ended${code === undefined ? t`` : t`, exit ${code}`}`,
				);
			}
		} catch (error) {
			const words = safeText(error instanceof Error ? error.message : String(error));
			tell('bad', t`${target.name}: ${mode === 'shell' && saysNoShell(words) ? noShell : words}`);
		} finally {
			isBusy = false;
		}
	};
}

async function talk(
	conversation: Conversation,
	mode: Wanted['mode'],
	name: SafeText,
): Promise<{readonly code: number | undefined; readonly first: string}> {
	const leave = mode === 'attach' ? 'ctrl+p ctrl+q detaches' : 'exit or ctrl+d comes back';
	process.stdout.write(`${mode} · ${name} · ${leave}\r\n`);
	const first = await converse(conversation);
	return {code: await conversation.exitCode(), first};
}

function sizeNow() {
	return {columns: process.stdout.columns || 80, rows: process.stdout.rows || 24};
}
