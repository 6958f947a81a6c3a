import {expect, test} from 'vitest';
import {bindingsAt, wheresAt} from '../../../../source/keys/bindings-at.js';
import {allBindings} from '../../../../source/keys/groups/all-bindings.js';
import {footerLine} from '../../../../source/panes/chrome/key-hints.js';
import {displayWidth} from '../../../../source/text/width.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {makeState} from '../../../helpers/fixtures.js';
import {textOf} from '../../../helpers/text-of.js';

const here = bindingsAt(wheresAt(makeState()), allBindings);

test('the footer names what an incident needs first, and keeps the ways to all else, at any width', () => {
	for (const width of [60, 80, 120, 200]) {
		const line = textOf(footerLine(here, width));
		expect(line).toMatch(/^ W why {2}l logs .*: find {2}\? help {2}q quit/);
		expect(displayWidth(safeText(line))).toBe(width);
	}
});

test('80 columns are enough for the keys of an incident', () => {
	expect(textOf(footerLine(here, 80)).trimEnd()).toBe(
		' W why  l logs  e shell  / filter  r restart  s stop  : find  ? help  q quit',
	);
});
