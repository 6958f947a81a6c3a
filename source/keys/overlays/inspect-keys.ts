import {safe} from '../../text/safe-text.js';
import {tabIdsOf} from '../../view/inspect/inspect-tabs.js';
import {matchesIn, selectInspectLines, type InspectPage} from '../../view/inspect/inspect-page.js';
import type {JsonLine} from '../../view/inspect/json-tree.js';
import type {Overlay} from '../../store/view/overlay-slice.js';
import type {CommandContext} from '../command.js';
import type {Outcome} from '../effect.js';
import {openPrompt} from '../open-question.js';
import type {Press} from '../../util/press.js';

const close = {type: 'overlay/closed'} as const;
const steps: Readonly<Record<string, number>> = {
	j: 1,
	down: 1,
	k: -1,
	up: -1,
	pageDown: 20,
	'ctrl+d': 20,
	pageUp: -20,
	'ctrl+u': -20,
	g: Number.NEGATIVE_INFINITY,
	home: Number.NEGATIVE_INFINITY,
	G: Number.POSITIVE_INFINITY,
	end: Number.POSITIVE_INFINITY,
};
const turns: Readonly<Record<string, number>> = {tab: 1, right: 1, l: 1, 'shift+tab': -1, left: -1, h: -1};

/** Keys of the inspect page. */
export function answerInspect(page: InspectPage, press: Press, {state}: CommandContext): Outcome {
	const {key} = press;
	const lines = selectInspectLines(state, page);
	const by = steps[key];
	if (by !== undefined) {
		return change(page, {cursor: Math.max(0, Math.min(page.cursor + by, lines.length - 1))});
	}

	const turn = turns[key];
	if (turn !== undefined) {
		const tabIds = tabIdsOf(page.target.kind);
		const tab = tabIds.at((tabIds.indexOf(page.tab) + turn) % tabIds.length) ?? 'json';
		return change(page, {tab, cursor: 0});
	}

	return key === 'n' || key === 'N'
		? nextMatch(page, matchesIn(lines, page.search), key === 'n' ? 1 : -1)
		: doCommand(page, key, lines);
}

function doCommand(page: InspectPage, key: string, lines: readonly JsonLine[]): Outcome {
	const line = lines[page.cursor];
	switch (key) {
		case 'esc':
		case 'q': {
			return page.path === '' ? [close] : change(page, {path: '', cursor: 0});
		}

		case 'enter':
		case 'space': {
			return line?.isFoldable ? change(page, {folded: toggled(page.folded, line.path)}) : [];
		}

		case '*': {
			return change(page, {isUnmasked: !page.isUnmasked});
		}

		case '/': {
			return [openPrompt(safe`search`, {kind: 'inspectSearch'}, {text: page.search})];
		}

		case '.': {
			const label = safe`path, e.g. .State.Health or .Mounts.*.Source`;
			return [openPrompt(label, {kind: 'inspectPath'}, {text: page.path || '.'})];
		}

		case 'y': {
			const text = lines
				.filter(({isRest}) => isRest !== true)
				.map(({text: one}) => one)
				.join('\n');
			return [{type: 'effect/copy', text, what: safe`${page.target.name}, as shown`}];
		}

		default: {
			return [];
		}
	}
}

function change(page: InspectPage, changes: Partial<InspectPage>): Outcome {
	return [{type: 'overlay/changed', overlay: {...page, ...changes}}];
}

function toggled(folded: ReadonlySet<string>, path: string): ReadonlySet<string> {
	return folded.has(path) ? new Set([...folded].filter(one => one !== path)) : new Set([...folded, path]);
}

function nextMatch(page: InspectPage, matches: readonly number[], by: 1 | -1): Outcome {
	const ahead =
		by === 1 ? matches.find(place => place > page.cursor) : matches.findLast(place => place < page.cursor);
	const cursor = ahead ?? (by === 1 ? matches[0] : matches.at(-1));
	return cursor === undefined ? [] : change(page, {cursor});
}

/** What was typed belongs to the page under the prompt. */
export function searchInspected({state}: CommandContext, value: string): Outcome {
	const page = pageUnder(state.view.overlay.stack);
	if (!page) {
		return [];
	}

	const [first] = matchesIn(selectInspectLines(state, page), value);
	return change(page, {search: value, cursor: first ?? page.cursor});
}

export function queryInspected({state}: CommandContext, value: string): Outcome {
	const page = pageUnder(state.view.overlay.stack);
	return page ? change(page, {path: value === '.' ? '' : value, tab: 'json', cursor: 0}) : [];
}

function pageUnder(stack: readonly Overlay[]): InspectPage | undefined {
	return stack.findLast(overlay => overlay.kind === 'inspect');
}
