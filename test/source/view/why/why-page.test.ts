import fc from 'fast-check';
import {expect, test} from 'vitest';
import {whyCardView} from '../../../../source/panes/why/why-card-view.js';
import {lineWidth} from '../../../../source/text/fit-line.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {borderSize, placeOf} from '../../../../source/view/layout/layout.js';
import {selectWhyCard} from '../../../../source/view/why/why-card.js';
import {selectWhyPage} from '../../../../source/view/why/why-page.js';
import {detailed, idOf, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {ticked} from '../../../helpers/fleet.js';
import {textOf} from '../../../helpers/text-of.js';

const stateAt = (columns: number, rows: number, cursor: number, words: string, isZoomed = false) =>
	makeState(
		{type: 'screen/resized', columns, rows},
		{
			type: 'containers/listed',
			containers: [
				makeContainer('api', {state: 'exited', exitCode: 1, status: safe`Exited (1) 1 minute ago`}),
			],
		},
		detailed('api', {exitCode: 1, finishedAtMs: startMs - 60_000, error: safeText(words)}),
		{type: 'focus/moved', pane: 'why', isZoomed},
		{type: 'why/pointed', of: idOf('api'), cursor},
		ticked(),
	);

const letters = (text: string) => text.replaceAll(/[\s▸]/g, '');

test('whatever its size, the cursor’s line is in sight and no letter of a line that is shown is lost', () => {
	fc.assert(
		fc.property(
			fc.integer({min: 60, max: 240}),
			fc.integer({min: 15, max: 70}),
			fc.nat({max: 40}),
			fc.array(fc.constantFrom('no', 'such', 'file:', 'a/very/long/path/that/goes/on', '日本語'), {
				minLength: 1,
				maxLength: 60,
			}),
			(columns, rows, cursor, words) => {
				const state = stateAt(columns, rows, cursor, words.join(' '));
				const page = selectWhyPage(state);
				const place = placeOf(state, 'why')!;
				const shown = page.columns.flat();
				expect(shown.some(({index}) => index === page.cursor)).toBe(true);
				const card = selectWhyCard(state);
				for (const index of new Set(shown.map(row => row.index))) {
					const whole = letters(textOf(card[index]?.line));
					const parts = letters(
						shown
							.filter(row => row.index === index)
							.map(({line}) => textOf(line))
							.join(''),
					);
					expect(whole).toContain(parts);
					const isInner = shown[0]?.index !== index && shown.at(-1)?.index !== index;
					expect(isInner ? parts : whole).toBe(whole);
				}

				const lines = whyCardView.lines(state, place.width - borderSize, place.height - borderSize);
				expect(lines.length).toBeLessThanOrEqual(place.height - borderSize);
				for (const line of lines) {
					expect(lineWidth(line)).toBeLessThanOrEqual(place.width - borderSize);
				}
			},
		),
		{numRuns: 60},
	);
});

test('a card that is too high for a wide pane stands in two columns', () => {
	const long = Array.from({length: 60}, () => 'no such file').join(' ');
	expect(selectWhyPage(stateAt(120, 40, 0, long)).columns).toHaveLength(2);
	expect(selectWhyPage(stateAt(80, 24, 0, long)).columns).toHaveLength(1);
	expect(selectWhyPage(stateAt(200, 60, 0, 'no')).columns).toHaveLength(1);
});
