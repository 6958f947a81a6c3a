import process from 'node:process';
import {errorWords} from '../../text/error-words.js';
import {briefError} from '../../text/brief-error.js';
import {noteNow} from '../../store/fleet/notes-slice.js';
import {safe} from '../../text/safe-text.js';
import type {Session} from '../session.js';
import type {Terminal} from '../../terminal/terminal.js';

/** Hands the terminal to ssh until the engine is reached, or isn't: what it asks there is between it and the user. */
export async function unlockEngine({engine, store, signal}: Session, terminal: Terminal): Promise<void> {
	const {link} = engine.address;
	if (!link) {
		store.dispatch({type: 'connection/nudged'});
		return;
	}

	const given = new AbortController();
	const giveUp = () => given.abort();
	try {
		await terminal.handOver(async () => {
			const {label} = store.getState().fleet.connection;
			process.stdout.write(`ssh · ${label} · ctrl+c comes back\r\n`);
			process.on('SIGINT', giveUp);
			await link.unlock(AbortSignal.any([signal, given.signal]));
		});
	} catch (error) {
		const text = errorWords(error);
		store.dispatch(noteNow({tone: 'bad', text, brief: briefError(text, safe`ssh`)}));
	} finally {
		process.off('SIGINT', giveUp);
		store.dispatch({type: 'connection/nudged'});
	}
}
