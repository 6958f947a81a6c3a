import {Text} from 'ink';
import type {ReactNode} from 'react';
import {expect, test} from 'vitest';
import {parseEvent} from '../../../../source/engine/parse/parse-event.js';
import {allBindings} from '../../../../source/keys/groups/all-bindings.js';
import {previewCells} from '../../../../source/panes/list/preview-cells.js';
import {PreviewTable} from '../../../../source/panes/list/preview-table.js';
import {PaneBoundary} from '../../../../source/panes/chrome/pane-boundary.js';
import {ScreenView} from '../../../../source/panes/screen-view.js';
import {createStore} from '../../../../source/store/store.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import type {State} from '../../../../source/store/state.js';
import type {Message} from '../../../../source/store/messages.js';
import {opened} from '../../../helpers/fleet.js';
import {idOf, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {loaded, makeImage, makeVolume} from '../../../helpers/lists.js';
import {plain} from '../../../helpers/cells.js';
import {renderAt, type Size} from '../../../helpers/render-at.js';

const postgres = makeImage('postgres:17');
const use = {kind: 'images', count: 3, active: 1, sizeBytes: 5e9, reclaimableBytes: 2e9};
const died = parseEvent({
	Type: 'container',
	Action: 'die',
	timeNano: startMs * 1e6,
	Actor: {ID: idOf('db'), Attributes: {name: 'db', exitCode: '137', image: 'postgres:17'}},
})!;

const known: readonly Message[] = [
	opened(),
	{
		type: 'containers/listed',
		containers: [
			makeContainer('old', {imageId: postgres.id, state: 'exited'}),
			makeContainer('db', {imageId: postgres.id, networks: [safe`shop`]}),
		],
	},
	{type: 'events/happened', events: [died]},
	loaded('images', [postgres]),
	loaded('volumes', [makeVolume('data', {mountpoint: safe`/var/lib/data`, users: [safe`db`]})]),
	loaded('networks', [
		{id: 'cd'.repeat(32), name: safe`shop`, driver: safe`bridge`, scope: safe`local`, subnets: []},
	]),
	loaded('disk', [
		{
			...use,
			largest: [
				{name: safe`postgres:17`, sizeBytes: 5e9},
				{name: safe`redis:8`, sizeBytes: 1e9},
			],
		},
	]),
	loaded('registry', {
		term: 'redis',
		images: [{name: safe`redis-stack`, description: safe`all of it`, stars: 1}],
	}),
];

/** What the screen says of that size, with that pane on it. */
function told(pane: string, rows: number, ...messages: readonly Message[]): string {
	const size = {columns: 120, rows};
	const state = makeState(
		...known,
		...messages,
		{type: 'screen/resized', ...size},
		{type: 'focus/moved', pane, isZoomed: true},
	);
	return painted(<ScreenView bindings={allBindings} />, state, size);
}

function painted(node: ReactNode, state: State, size: Size): string {
	const store = createStore(state);
	const screen = renderAt(node, store, size);
	const frame = plain(screen.lastFrame());
	screen.unmount();
	store.close();
	return frame;
}

test.each([
	['images', /tags +postgres:17 .*used by +1 running: db +│\n│ +1 exited: old/s],
	['volumes', /mount point +\/var\/lib\/data .*used by +1 running: db/s],
	['networks', /id +cdcd.* driver +bridge, local .*used by +1 running: db/s],
	['events', /event +container db exited 137 .*image +postgres:17/s],
	['disk', / 4\.7G +postgres:17 +│\n│ 954M +redis:8/],
	['registry', /description +all of it/],
])('%s: where there is room, more is told of the row under the cursor', (pane, words) => {
	expect(told(pane, 40)).toMatch(words);
});

test('a long list gives rows to it only where it has many, and its cursor stays in sight', () => {
	const volumes = Array.from({length: 100}, (_, index) => makeVolume(`volume-${index}`));
	const on = (rows: number) =>
		told('volumes', rows, loaded('volumes', volumes), {
			type: 'lists/pointed',
			list: 'volumes',
			entry: 'volume-50',
			index: 50,
			top: 0,
		});
	expect(on(24)).not.toContain('mount point');
	expect(on(40)).toContain('mount point');
	expect(on(24)).toMatch(/▸ {2}volume-50 /);
	expect(on(40)).toMatch(/▸ {2}volume-50 /);
});

test('a long value goes on in the next row, as far as there is room', () => {
	const facts = [
		[safe`used by`, safe`one two three four five six seven`],
		[safe`id`, safe`1`],
	] as const;
	const cells = ['used by', 'one two three four ', '', '    five six seven', 'id', '1'];
	expect(previewCells(facts, 19, 10)).toEqual(cells);
	expect(previewCells(facts, 19, 2)).toEqual(cells.slice(0, 4));
});

const size = {columns: 40, rows: 10};

test('signs of two cells, and of several units, keep their columns, and what is too long is cut', () => {
	const facts = [
		[safeText('標籤'), safeText('日本語')],
		[safe`a label too long`, safe`x`],
		[safe`flags`, safeText('🇩🇪🇫🇷 y')],
	] as const;
	const table = <PreviewTable factsOf={() => facts} width={40} height={5} />;
	expect(painted(table, makeState(), size).split('\n')).toEqual([
		' 標籤           日本語',
		' a label too l… x',
		' flags          🇩🇪🇫🇷 y',
	]);
});

test('a fault in it is told in its place and nowhere else', () => {
	const broken = () => {
		throw new Error('no such figure');
	};
	const node = (
		<>
			<Text>before</Text>
			<PaneBoundary part={safe`The preview`} width={40}>
				<PreviewTable factsOf={broken} width={40} height={5} />
			</PaneBoundary>
			<Text>after</Text>
		</>
	);
	expect(painted(node, makeState(), size)).toBe('before\n The preview failed: no such figure\nafter');
});
