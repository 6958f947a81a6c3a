import {expect, test} from 'vitest';
import {parseEvent} from '../../../../source/engine/parse/parse-event.js';
import {previewLines} from '../../../../source/panes/list/preview-lines.js';
import {views} from '../../../../source/panes/views.js';
import {lineWidth} from '../../../../source/text/fit-line.js';
import {safe} from '../../../../source/text/safe-text.js';
import {placeOf} from '../../../../source/view/layout/layout.js';
import type {Message} from '../../../../source/store/messages.js';
import {opened} from '../../../helpers/fleet.js';
import {idOf, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {loaded, makeImage, makeVolume} from '../../../helpers/lists.js';
import {textsOf} from '../../../helpers/text-of.js';

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

/** What a pane says on a screen of that size. */
function told(pane: string, rows: number, ...messages: readonly Message[]): string {
	const state = makeState(
		...known,
		...messages,
		{type: 'screen/resized', columns: 120, rows},
		{type: 'focus/moved', pane, isZoomed: true},
	);
	const {height = 0} = placeOf(state, pane) ?? {};
	return textsOf(views.find(({id}) => id === pane)?.lines(state, 118, height - 2) ?? []).join('\n');
}

test.each([
	['images', /tags +postgres:17\n.*used by +1 running: db\n +1 exited: old/s],
	['volumes', /mount point +\/var\/lib\/data\n.*used by +1 running: db/s],
	['networks', /id +cdcd.*\n driver +bridge, local\n.*used by +1 running: db/s],
	['events', /event +container db exited 137\n.*image +postgres:17/s],
	['disk', / 4\.7G +postgres:17\n 954M +redis:8/],
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

test('a long value goes on in the next line, and every line fills its width', () => {
	const lines = previewLines(
		[
			[safe`used by`, safe`one two three four five six seven`],
			[safe`id`, safe`1`],
		],
		36,
		10,
	);
	expect(textsOf(lines).slice(1)).toEqual([
		' used by        one two three four',
		'                    five six seven',
		' id             1',
	]);
	expect(lines.every(line => lineWidth(line) === 36)).toBe(true);
	expect(previewLines([[safe`id`, safe`1`]], 36, 1)).toHaveLength(1);
});
