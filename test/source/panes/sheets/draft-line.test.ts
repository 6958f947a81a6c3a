import {expect, test} from 'vitest';
import {draftLine} from '../../../../source/panes/sheets/draft-line.js';
import {displayWidth} from '../../../../source/text/width.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {textOf} from '../../../helpers/text-of.js';

test('the caret stays in sight while a long line is typed', () => {
	const text = 'x'.repeat(100);
	const line = draftLine(safe`filter`, {text, caret: 100}, 40);
	expect(displayWidth(safeText(textOf(line)))).toBe(40);
	expect(line.find(({tone}) => tone === 'selected')?.text).toBe(' ');
	const middle = draftLine(safe`filter`, {text: 'a🚀b', caret: 1}, 40);
	expect(middle.find(({tone}) => tone === 'selected')?.text).toBe('🚀');
});
