import {afterEach, describe, expect, test, vi} from 'vitest';
import {allBindings} from '../../../source/keys/groups/all-bindings.js';
import {firstFrame} from '../../../source/panes/first-frame.js';
import {partRows} from '../../../source/panes/screen-parts.js';
import {ScreenView} from '../../../source/panes/screen-view.js';
import {statsChartsView} from '../../../source/panes/stats/stats-charts-view.js';
import {createStore} from '../../../source/store/store.js';
import type {State} from '../../../source/store/state.js';
import {span} from '../../../source/text/line.js';
import {safe} from '../../../source/text/safe-text.js';
import {selectLayout} from '../../../source/view/layout/layout.js';
import {cellsOf, plain} from '../../helpers/cells.js';
import {idOf, makeState} from '../../helpers/fixtures.js';
import {fleetMessages} from '../../helpers/fleet.js';
import {renderAt} from '../../helpers/render-at.js';

test('lines are cut, padded and filled up to their place', () => {
	const rows = partRows(safe`It`, {width: 8, height: 3}, makeState(), () => [
		[span(safe`too long for it`)],
		[],
	]);
	expect(rows).toEqual(['too lon…', '        ', '        ']);
});

describe('a fault in one part is shown in that part, and nothing else changes', () => {
	afterEach(() => {
		vi.restoreAllMocks();
	});

	const size = {columns: 120, rows: 40};
	const onRunning = {
		type: 'lists/pointed',
		list: 'containers',
		entry: idOf('api-7'),
		index: 0,
		top: 0,
	} as const;
	const state = makeState(...fleetMessages(30), onRunning, {type: 'screen/resized', ...size});
	const {x, y, width, height} = selectLayout(state).panes.find(({id}) => id === 'stats')!;

	const inkFrame = (shown: State) => {
		const store = createStore(shown);
		const screen = renderAt(<ScreenView bindings={allBindings} />, store, size);
		const frame = screen.lastFrame();
		screen.unmount();
		store.close();
		return frame;
	};

	/** The cells outside of `rows` of the pane, and what those rows show. */
	const lookAt = async (frame: string, rows: readonly number[]) => {
		const cells = await cellsOf(frame, size);
		const others = cells.map((row, index) =>
			row.filter((_, column) => !rows.includes(index - y) || column < x || column >= x + width),
		);
		const shown = rows.map(row => plain(frame.split('\n')[y + row] ?? '').slice(x, x + width));
		return {others, shown: shown.join('\n')};
	};

	const inside = Array.from({length: height - 2}, (_, index) => index + 1);
	test.each([
		['title', 'The title failed: no such figure', [0]],
		['note', 'The note failed: no such', [0]],
		['lines', 'This pane failed: no such figure', inside],
	] as const)('%s', async (part, words, rows) => {
		for (const paint of [(shown: State) => firstFrame(shown, allBindings), inkFrame]) {
			const well = await lookAt(paint({...state}), rows);
			vi.spyOn(statsChartsView, part).mockImplementation(() => {
				throw new Error('no such figure');
			});
			const faulty = await lookAt(paint({...state}), rows);
			vi.restoreAllMocks();
			expect(well.shown).not.toContain(words);
			expect(faulty.shown).toContain(words);
			expect(faulty.others).toEqual(well.others);
		}
	});
});
