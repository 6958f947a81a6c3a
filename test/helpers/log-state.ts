import type {Outcome} from '../../source/keys/effect.js';
import {logCommands} from '../../source/keys/groups/log-commands.js';
import {packLines} from '../../source/logs/log-pack.js';
import {safeText} from '../../source/text/safe-text.js';
import {selectLogRows} from '../../source/view/logs/log-window.js';
import {selectLogTitle} from '../../source/view/logs/log-title.js';
import type {Message} from '../../source/store/messages.js';
import {reduce} from '../../source/store/reduce.js';
import type {State} from '../../source/store/state.js';
import {idOf, listed, makeState} from './fixtures.js';
import {stampOf} from './grown-log.js';
import {textOf, textsOf} from './text-of.js';

export const logSet = `cursor:${idOf('api')}~1000`;

/** The zoomed logs pane of a container, after these messages. */
export function logging(...messages: Message[]): State {
	return makeState(
		listed('api'),
		{type: 'focus/moved', pane: 'logs', isZoomed: true},
		joined('api', logSet),
		...messages,
	);
}

export function joined(name: string, set: string): Message {
	const isTogether = !set.startsWith('cursor:');
	return {
		type: 'logs/joined',
		set,
		id: idOf(name),
		name: safeText(name),
		generation: 1,
		isTogether,
		tail: 1000,
		atMs: 0,
	};
}

/** Lines of a container, one nanosecond after another. */
export function lines(
	texts: readonly string[],
	{name = 'api', set = logSet, atMs = 0, fromNs = 1000} = {},
): Message {
	const pack = packLines(texts.map((text, index) => ({stamp: stampOf(fromNs + index), text})));
	return {type: 'logs/arrived', set, id: idOf(name), pack, atMs};
}

export function press(state: State, ...commands: Array<keyof typeof logCommands>): State {
	return commands.reduce(
		(before, command) => apply(before, logCommands[command]({state: before, panes: [], key: ''})),
		state,
	);
}

export function apply(state: State, outcome: Outcome): State {
	return outcome
		.filter(item => !item.type.startsWith('effect/'))
		.reduce((at, item) => reduce(at, item as Message), state);
}

export function shownTexts(state: State): readonly string[] {
	return textsOf(selectLogRows(state).map(({line}) => line));
}

export function titleOf(state: State): string {
	return textOf(selectLogTitle(state));
}
