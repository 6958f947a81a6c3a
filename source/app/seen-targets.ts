import {containerList} from '../view/list/container-list.js';
import {aimedTargets} from '../view/list/aimed-targets.js';
import {cursorEntryOf, isHeading} from '../view/list/list-cursor.js';
import {focusedList} from '../view/list/lists.js';
import type {State} from '../store/state.js';
import type {Store} from '../store/open-store.js';
import type {Terminal} from '../terminal/terminal.js';

type SeenTargets = {
	/** Whether the terminal has shown what a key pressed in this state is about. */
	readonly isSeen: (state: State) => boolean;
	/** What to ask for of whoever sits at a terminal that answers nothing: a number that only the screen shows. */
	readonly code: () => string | undefined;
	/** Somebody typed what may be that number; from then on what was sent to the terminal counts as seen. */
	readonly enterCode: (typed: string) => boolean;
};

type SeenTargetsOptions = {
	readonly store: Store;
	readonly terminal: Pick<Terminal, 'isShown' | 'watch' | 'prove' | 'write' | 'isSilent' | 'isOut'>;
	/** A number that nobody can guess. */
	readonly makeCode: () => string;
};

type Aim = readonly unknown[];

/**
 * What the terminal has shown so far, by its own word. A key may come before the screen that it is about: several in
 * one chunk, a line that is behind or stands still, a paste that doesn't say so. Such a key may move things, but
 * change nothing.
 */
export function createSeenTargets({store, terminal, makeCode}: SeenTargetsOptions): SeenTargets {
	const aim = () => aimOf(store.published.getState());
	let painted = aim();
	let asked: Aim | undefined;
	let seen: Aim | undefined;
	/** An answer may have got lost. */
	let isDoubtful = false;
	const codeCheck = createCodeCheck(terminal, makeCode);

	/** The bytes that ask whether it is shown, unless that was asked already. */
	const ask = (about: Aim): string => {
		if (isSame(about, asked) && !isDoubtful) {
			return '';
		}

		asked = about;
		isDoubtful = false;
		seen = codeCheck.isTrusted() ? about : undefined;
		return terminal.prove(() => {
			seen = isSame(about, asked) ? about : seen;
		});
	};

	const look = () => terminal.write(terminal.isShown() ? ask(aim()) : '');

	terminal.watch({
		onFrame() {
			painted = aim();
		},
		onSend: () => ask(painted),
		onRedraw: () => ([asked, seen] = [undefined, undefined]),
	});
	look();
	// React makes its frame before the turn ends in which a state is published; or none, where that looks the same.
	store.published.subscribe(() => setImmediate(look));
	return {
		isSeen(state) {
			const isSeen = isSame(aimOf(state), seen) && (!codeCheck.isTrusted() || terminal.isOut());
			isDoubtful ||= !isSeen;
			return isSeen;
		},
		...codeCheck,
	};
}

/** Somebody at a terminal that answers nothing, who says that the screen is seen. */
function createCodeCheck(terminal: Pick<Terminal, 'isSilent'>, makeCode: () => string) {
	let code: string | undefined;
	let isConfirmed = false;
	return {
		isTrusted: () => isConfirmed && terminal.isSilent(),
		code: () => {
			code = terminal.isSilent() && !isConfirmed ? makeCode() : undefined;
			return code;
		},
		enterCode: (typed: string) => {
			isConfirmed ||= code !== undefined && typed.trim() === code;
			code = undefined;
			return isConfirmed;
		},
	};
}

function isSame(one: Aim, other: Aim | undefined): boolean {
	return other !== undefined && one.every((part, index) => part === other[index]);
}

/** All that decides what a key is about: where everything stands, and what is under the cursor there. */
function aimOf(state: State): Aim {
	const {overlay, lists, focus, screen} = state.view;
	const targets = aimedTargets(state, containerList).map(target => `${target.id} ${target.state}`);
	const entry = cursorEntryOf(state, focusedList(state));
	return [overlay, lists, focus, screen, targets.join(), isHeading(entry) ? entry.group : entry];
}
