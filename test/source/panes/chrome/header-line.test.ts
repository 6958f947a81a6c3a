import {expect, test} from 'vitest';
import {headerLine} from '../../../../source/panes/chrome/header-line.js';
import {opened} from '../../../helpers/fleet.js';
import {listed, makeState} from '../../../helpers/fixtures.js';
import {textOf} from '../../../helpers/text-of.js';

const textAt = (width: number, isSlow: boolean) =>
	textOf(headerLine(makeState(opened(), listed('api'), {type: 'screen/slowed', isSlow}), width));

test('a slow line says what is reduced, where there is room, and nothing once it is quick again', () => {
	expect(textAt(160, true)).toContain('slow line: stats every 5 s, no bars');
	expect(textAt(100, true)).toContain('slow line: stats every 5 s, no bars');
	expect(textAt(70, true)).toMatch(/slow line(?!:)/);
	expect(textAt(160, false)).not.toContain('slow line');
});

test('every header fills its width exactly', () => {
	for (let width = 40; width < 200; width++) {
		expect(textAt(width, true).length).toBe(width);
	}
});
