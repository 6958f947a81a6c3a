import {errorWords} from '../../text/error-words.js';
import {safe, safeText} from '../../text/safe-text.js';
import {choicesOf, type Choices} from '../../view/choices.js';
import type {Store} from '../../store/open-store.js';
import {writeChoices} from './write-choices.js';
import {noteNow} from '../../store/fleet/notes-slice.js';

/** Several choices in a row are written once. */
const settleMs = 1000;

/** Writes what is chosen on the screen from now on; what the settings say otherwise is written as the usual, too. Returns what ends that, and writes the last of it. */
export function keepChoices(store: Store, folder: string, configured: Choices = {}): () => Promise<void> {
	let written = choicesOf(store.getState().view, configured);
	let timer: NodeJS.Timeout | undefined;
	let writing = Promise.resolve();
	let hasFailed = false;

	const tell = (error: unknown) => {
		const text = safe`what you choose on the screen can't be remembered in ${safeText(folder)}: ${errorWords(error)}`;
		if (!hasFailed) {
			store.dispatch(noteNow({tone: 'warn', text}));
		}

		hasFailed = true;
	};

	const write = async () => {
		clearTimeout(timer);
		timer = undefined;
		const now = choicesOf(store.getState().view, configured);
		const changed = changes(written, now);
		written = now;
		if (Object.keys(changed).length > 0) {
			writing = writing.then(async () => writeChoices(folder, changed)).catch(tell);
		}

		return writing;
	};

	let seen = store.getState().view;
	const forget = store.onChange(({view}) => {
		const {screen, logView, lists} = seen;
		if (screen !== view.screen || logView !== view.logView || lists !== view.lists) {
			timer ??= setTimeout(() => void write(), settleMs);
		}

		seen = view;
	});
	return async () => {
		forget();
		await write();
	};
}

/** Names whose values differ, with what they are now. */
function changes(before: Choices, now: Choices): Choices {
	const names = new Set([...Object.keys(before), ...Object.keys(now)]);
	const differs = (name: string) => JSON.stringify(before[name]) !== JSON.stringify(now[name]);
	return Object.fromEntries([...names].filter(differs).map(name => [name, now[name]]));
}
