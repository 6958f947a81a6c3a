import {expect, test} from 'vitest';
import {selectHelpPage} from '../../../../source/keys/overlays/help-keys.js';
import {safe} from '../../../../source/text/safe-text.js';
import {borderSize, selectLayout} from '../../../../source/view/layout/layout.js';
import type {Message} from '../../../../source/store/messages.js';
import {makeState, startMs} from '../../../helpers/fixtures.js';
import {pressKeys} from '../../../helpers/press-keys.js';

const many = (key: string) => Array.from({length: 300}, () => key);
const scrollOf = (overlay: unknown) => (overlay as {readonly scroll?: number}).scroll ?? 0;

/** Where the page stands after many `j`, and after one `k` more, and its rows. */
function ends(...messages: readonly Message[]) {
	const {state} = pressKeys(makeState(...messages), ...many('j'));
	const above = pressKeys(state, 'k').state;
	const [bottom, before] = [state, above].map(({view}) => scrollOf(view.overlay.stack.at(-1)));
	return {bottom, before, rows: (selectLayout(state).sheet?.height ?? 0) - borderSize};
}

test('help ends with its last line, and the first k moves it', () => {
	const help = {kind: 'help', scroll: 0} as const;
	const {bottom = 0, before, rows} = ends({type: 'overlay/opened', overlay: help});
	const {page} = selectHelpPage(makeState({type: 'overlay/opened', overlay: help}), help);
	expect(bottom + rows * page.columns).toBe(page.total);
	expect(before).toBe(bottom - 1);
});

test('so do the messages, and a report with how it ended under it', () => {
	const notes = Array.from({length: 90}, (): Message => ({
		type: 'notes/added',
		note: {atMs: startMs, tone: 'good', text: safe`done`},
	}));
	const messages = ends(...notes, {type: 'overlay/opened', overlay: {kind: 'messages', scroll: 0}});
	expect([(messages.bottom ?? 0) + messages.rows, messages.before]).toEqual([90, (messages.bottom ?? 0) - 1]);
	const report = ends(
		{type: 'report/began', serial: 1, title: safe`files`, id: 'changes', input: ''},
		{type: 'report/told', serial: 1, lines: Array.from({length: 90}, () => [])},
		{type: 'overlay/opened', overlay: {kind: 'report'}},
	);
	expect([(report.bottom ?? 0) + report.rows, report.before]).toEqual([91, (report.bottom ?? 0) - 1]);
});
