import {expect, test} from 'vitest';
import {choiceLines} from '../../../../source/panes/sheets/choice-lines.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {textOf} from '../../../helpers/text-of.js';

test('the choice under the cursor is always in sight', () => {
	const rows = Array.from({length: 20}, (_, index) => ({
		label: safeText(`choice ${index}`),
		isOn: index === 7,
	}));
	for (const cursor of [0, 3, 10, 19]) {
		const lines = choiceLines(rows, cursor, {width: 60, height: 5}).map(line => textOf(line));
		expect(lines).toHaveLength(5);
		expect(lines.filter(line => line.startsWith(' ▸'))).toEqual([
			expect.stringContaining(`choice ${cursor}`),
		]);
	}
	expect(textOf(choiceLines(rows, 7, {width: 60, height: 20})[7])).toContain('[x] choice 7');
});

test('a label takes the room there is, and is shortened in the middle beyond that', () => {
	const label = safeText('billing-service-production-eu-west-payments-1');
	const rows = [{label, hint: safeText('logs')}, {label}];
	const shown = (width: number, row = 0) => textOf(choiceLines(rows, 0, {width, height: 2})[row]);
	expect(shown(78)).toBe(` ▸ ${label}  logs`);
	expect(shown(50)).toMatch(/^ ▸ billing.*….*payments-1  logs$/);
	expect(shown(52, 1)).toBe(`   ${label}`);
});
