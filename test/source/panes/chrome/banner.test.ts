import {expect, test} from 'vitest';
import {bannerLine} from '../../../../source/panes/chrome/banner.js';
import {makeState} from '../../../helpers/fixtures.js';
import {textOf} from '../../../helpers/text-of.js';

const nowMs = new Date(2026, 10, 26, 3, 14, 7).getTime();

test.each([
	['a moment ago', {atMs: nowMs - 18_000, nowMs}, /^ ◀◀ PAST 03:13:49 · 18 s ago .* esc now/],
	['days ago', {atMs: nowMs - 172_800_000, nowMs}, /^ ◀◀ PAST 2026-11-24 03:14:07 · .* esc now/],
	[
		'in a recording',
		{atMs: nowMs - 60_000, nowMs, isReplay: true},
		/^ ◀◀ RECORDING 2026-11-26 03:13:07 · .* esc end/,
	],
])('%s, 80 cells have room for the moment and the way back', (_, past, words) => {
	const state = makeState();
	const shown = {...state, view: {...state.view, past: {...past, steps: 0}}};
	expect(textOf(bannerLine(shown, 80))).toMatch(words);
	expect(textOf(bannerLine(shown, 120))).toMatch(/esc (now|end) {2}< > step {2}{ } events {2}~ time$/);
});
