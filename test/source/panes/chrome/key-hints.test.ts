import {expect, test} from 'vitest';
import {bindingsAt, wheresAt} from '../../../../source/keys/bindings-at.js';
import {allBindings} from '../../../../source/keys/groups/all-bindings.js';
import {footerLine} from '../../../../source/panes/chrome/key-hints.js';
import {displayWidth} from '../../../../source/text/width.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {makeState} from '../../../helpers/fixtures.js';
import {textOf} from '../../../helpers/text-of.js';

const here = bindingsAt(wheresAt(makeState()), allBindings);

test('the footer keeps help and quit, and the first actions, at any width', () => {
	for (const width of [60, 80, 120, 200]) {
		const line = textOf(footerLine(here, width));
		expect(line).toMatch(/^ s stop .*\? help {2}q quit/);
		expect(displayWidth(safeText(line))).toBe(width);
	}
});

test('keys that are off are faint, not hidden', () => {
	const line = footerLine(here, 120, ({where}) => where === 'actions');
	expect(line.find(({text}) => text === 's')?.tone).toBe('dim');
	expect(line.find(({text}) => text === 'q')?.tone).toBe('key');
});
