import {expect, test} from 'vitest';
import {allBindings} from '../../../../source/keys/groups/all-bindings.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {mask} from '../../../../source/text/secrets.js';
import {sheetOf} from '../../../../source/panes/sheets/open-sheet.js';
import type {State} from '../../../../source/store/state.js';
import {makeState} from '../../../helpers/fixtures.js';
import {pressKeys} from '../../../helpers/press-keys.js';
import {textOf} from '../../../helpers/text-of.js';

const layer = 'ENV DB_PASSWORD=hunter2 MODE=prod';
const report = makeState(
	{type: 'report/began', serial: 1, title: safe`layers`, id: 'history', input: ''},
	{type: 'report/told', serial: 1, lines: [[{text: safe`  5 B`}, {text: safeText(layer)}]]},
	{type: 'overlay/opened', overlay: {kind: 'report', scroll: 0}},
);

function shown(state: State): string {
	const lines = sheetOf(state, allBindings, 100, 20)?.lines ?? [];
	return lines.map(line => textOf(line)).join('\n');
}

function copied(...keys: readonly string[]): string {
	const [effect] = pressKeys(report, ...keys, 'y').effects;
	return effect?.type === 'effect/copy' ? effect.text : '';
}

test('a report is shown and copied without secrets, until * shows them', () => {
	expect(shown(report)).toContain(`DB_PASSWORD=${mask} MODE=prod`);
	expect(copied()).toContain(`DB_PASSWORD=${mask} MODE=prod`);
	expect(shown(pressKeys(report, '*').state)).toContain(layer);
	expect(copied('*')).toContain(layer);
	expect(copied('*', '*')).not.toContain('hunter2');
});

test('scrolling keeps what * chose', () => {
	for (const key of ['j', 'G', 'g']) {
		expect(copied('*', key)).toContain(layer);
	}
});
