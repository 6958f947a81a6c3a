import {expect, test} from 'vitest';
import {allBindings} from '../../../../source/keys/groups/all-bindings.js';
import {paneBar} from '../../../../source/panes/chrome/pane-bar.js';
import {views} from '../../../../source/panes/views.js';
import {lineText} from '../../../../source/text/line.js';
import {displayWidth} from '../../../../source/text/width.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {leastColumns} from '../../../../source/view/layout/layout.js';
import {panesThere} from '../../../../source/view/tables/table-names.js';
import {makeState} from '../../../helpers/fixtures.js';
import {opened} from '../../../helpers/fleet.js';

function bar(current: string, width: number, isManager = false): string {
	const told = opened();
	const host = told.type === 'connection/opened' ? {...told, host: {...told.host, isManager}} : told;
	return lineText(paneBar(panesThere(views, makeState(host)), current, allBindings, width)).trimEnd();
}

test('the panes stand there with their keys, whole where there is room', () => {
	expect(bar('containers', 120)).toMatch(/^\[1 Containers\] 2 Stats {2}3 Top {2}4 Logs {2}5 Images {2}6 Vol/);
	expect(bar('containers', 120)).toMatch(/ctrl\+g Engine {2}W Why$/);
	expect(bar('containers', 120, true)).toMatch(/ctrl\+g Engine ctrl\+s Services W Why$/);
	expect(bar('containers', 80)).toBe(
		'[1 Containers] 2 Stats 3 Top 4 Logs 5 Images 6 Vols 7 Nets 8 Events 9 Disk',
	);
	expect(bar('networks', 80)).toBe(
		' 1 Containers 2 Stats 3 Top 4 Logs 5 Images 6 Vols [7 Networks] 8 Events 9 Disk',
	);
	expect(bar('why', 80)).toBe(
		' 1 Containers 2 Stats 3 Top 4 Logs 5 Images 6 Vols 7 Nets 8 Events 9 Disk [Why]',
	);
});

test('in every pane, at every width, every digit is there and the pane that is open is marked without colour', () => {
	for (const {id, label} of views) {
		for (let width = leastColumns; width <= 140; width++) {
			const text = bar(id, width, true);
			const digits = views.slice(0, 9).filter(view => view.id !== id);
			expect(displayWidth(safeText(text))).toBeLessThanOrEqual(width);
			const named = /\[(?:\d )?(\w{2,})\]/.exec(text)?.[1] ?? 'none';
			expect(label.startsWith(named)).toBe(true);
			expect(
				digits.filter(view => !text.includes(`${views.indexOf(view) + 1} ${view.label.slice(0, 2)}`)),
			).toEqual([]);
		}
	}
});
