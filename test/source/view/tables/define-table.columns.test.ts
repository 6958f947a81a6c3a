import fc from 'fast-check';
import {expect, test} from 'vitest';
import {lineText} from '../../../../source/text/line.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {columnsOf, gapWidth, marksWidth} from '../../../../source/view/list/list-columns.js';
import {rowLine} from '../../../../source/view/list/row-line.js';
import type {State} from '../../../../source/store/state.js';
import {reduce} from '../../../../source/store/reduce.js';
import {makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {longNames} from '../../../helpers/long-fleet.js';
import {listNamed, loaded, makeImage, makeVolume} from '../../../helpers/lists.js';

const users = (count: number) => longNames.slice(0, count).map(name => safeText(name));

/** Images, volumes and networks of long names, some of them used by many. */
function fullState(): State {
	const images = longNames.map((name, place) =>
		makeImage(`registry.internal.example/platform/${name}:2026.11.3-rc1`, {id: `sha256:${place}`}),
	);
	return makeState(
		{
			type: 'containers/listed',
			containers: longNames.map((name, place) =>
				makeContainer(`c${place}`, {
					name: safeText(name),
					imageId: `sha256:${place >> 3}`,
					networks: [safeText(`network-of-the-long-names-${place >> 3}`)],
				}),
			),
		},
		loaded('images', images),
		loaded(
			'volumes',
			longNames.map((name, place) =>
				makeVolume(`${name}_data`, {
					users: users(place % 7),
					mountpoint: safeText(`/var/lib/docker/volumes/${name}_data/_data`),
				}),
			),
		),
		loaded(
			'networks',
			Array.from({length: 7}, (_, place) => ({
				id: `${place}`.repeat(64),
				name: safeText(`network-of-the-long-names-${place}`),
				driver: safe`bridge`,
				scope: safe`local`,
				subnets: [safe`172.18.0.0/16`],
				createdAtMs: startMs,
				isInternal: false,
				isPredefined: false,
			})),
		),
	);
}

const full = fullState();
const tables = ['images', 'volumes', 'networks'];

/** The columns of a table with how wide each is and would have to be. */
function dealtIn(id: string, columns: number) {
	const list = listNamed(id);
	const state = reduce(full, {type: 'screen/resized', columns, rows: 40});
	const rows = [...(list.items(state)?.keys() ?? [])].flatMap(one => list.row(state, one) ?? []);
	const {screen} = state.view;
	const shown = columnsOf(state, list, columns - 2);
	const cells = shown.map(({column, width}) => {
		const widths = rows.map(row => lineText(column.render(row, 1000, screen, startMs)).length);
		return {width, widest: Math.max(column.title.length, ...widths)};
	});
	return {list, shown, cells, rows, screen};
}

test.each(tables)('%s: no column is left out or cut while cells are empty, and none is stretched', id => {
	fc.assert(
		fc.property(fc.integer({min: 60, max: 320}), columns => {
			const {list, shown, cells} = dealtIn(id, columns);
			const taken = cells.reduce((sum, {width}) => sum + width + gapWidth, marksWidth - gapWidth);
			const isAll = shown.length === list.columns.length;
			const isCut = cells.some(({width, widest}) => width < widest);
			expect(taken).toBeLessThanOrEqual(columns - 2);
			expect(cells.slice(0, -1).every(({width, widest}) => width <= widest)).toBe(true);
			const left = columns - 2 - taken;
			// What a column needs to be there at all.
			expect(isAll ? !isCut || left === 0 : left < 16 + gapWidth).toBe(true);
		}),
	);
});

test.each([80, 120, 200])('in %i columns no two volumes read alike', columns => {
	const {shown, rows, screen} = dealtIn('volumes', columns);
	const look = {
		columns: shown.slice(0, 1),
		width: columns - 2,
		screen,
		isCursor: false,
		isMarked: false,
		isStale: false,
		nowMs: startMs,
	};
	expect(new Set(rows.map(row => lineText(rowLine(row, look)))).size).toBe(longNames.length);
});

test('as many users are named as there is room for', () => {
	const used = listNamed('volumes').columns.find(({id}) => id === 'used');
	const row = makeVolume('data', {users: [safe`api-1`, safe`api-2`, safe`backup`]});
	const at = (width: number) => lineText(used?.render(row, width, full.view.screen, 0) ?? []);
	expect([30, 20, 16, 8].map(at)).toEqual([
		'api-1, api-2, backup',
		'api-1, api-2, backup',
		'api-1, api-2 +1',
		'api-1 +2',
	]);
	expect(at(7)).toBe('…i-1 +2');
});
