import {expect, test} from 'vitest';
import {parseEvent} from '../../source/engine/parse/parse-event.js';
import {EngineError} from '../../source/engine/transport/engine-error.js';
import type {Engine} from '../../source/engine/engine.js';
import {lineWidth} from '../../source/text/fit-line.js';
import {safe, safeText} from '../../source/text/safe-text.js';
import {views} from '../../source/panes/views.js';
import {tableById, tables} from '../../source/view/tables/tables.js';
import type {Message} from '../../source/store/messages.js';
import {reduce} from '../../source/store/reduce.js';
import type {State} from '../../source/store/state.js';
import {fleetMessages, opened} from '../helpers/fleet.js';
import {loaded as loadedData, makeVolume, rowsShown} from '../helpers/lists.js';
import {idOf, makeFailure, makeState, startMs} from '../helpers/fixtures.js';
import {textOf, textsOf} from '../helpers/text-of.js';

const day = 86_400_000;

/** What an engine answers for the panes: one of each kind of thing, long and foreign names among them. */
const engine = {
	images: {
		list: async () => [
			{
				id: `sha256:${'ab'.repeat(32)}`,
				tags: [safe`postgres:17`, safeText('例/アプリ:最新')],
				sizeBytes: 431e6,
				createdAtMs: startMs - 3 * day,
				parentId: '',
				digests: [],
			},
			{
				id: 'sha256:1f2e',
				tags: [],
				digests: [],
				sizeBytes: 12e6,
				createdAtMs: startMs - day,
				parentId: '',
			},
			{
				id: 'sha256:2a3b',
				tags: [],
				digests: [safeText(`registry.shop.example/pay@sha256:${'0123456789ab'.padEnd(64, 'f')}`)],
				sizeBytes: 13e6,
				parentId: '',
			},
			{
				id: 'sha256:4c5d',
				tags: [safe`registry.shop.example:5000/team/department/project/payments-service:2026.11.24-rc3`],
				digests: [],
				sizeBytes: 14e6,
				createdAtMs: startMs - day,
				parentId: '',
			},
		],
		search: async (term: string) => [
			{
				name: safeText(`${term}-stack`),
				description: safe`${'long '.repeat(60) as never}`,
				stars: 12_345,
				isOfficial: true,
			},
		],
	},
	volumes: {
		list: async () => [
			makeVolume('data', {
				mountpoint: safe`/var/lib/docker/volumes/data/_data`,
				users: [safe`db`, safe`backup`, safe`cron`],
			}),
		],
	},
	networks: {
		list: async () => [
			{
				id: 'cd'.repeat(32),
				name: safeText('rocket-🚀-network'),
				driver: safe`bridge`,
				scope: safe`local`,
				subnets: [safe`172.18.0.0/16`],
				createdAtMs: startMs - day,
				isInternal: false,
				isPredefined: false,
			},
		],
	},
	swarm: {look: async () => ({services: [], tasks: [], nodes: []})},
	disk: {
		use: async () => [
			{kind: 'images', count: 3, active: 1, sizeBytes: 5e9, reclaimableBytes: 2e9, largest: []},
		],
	},
} as unknown as Engine;

const happened: Message = {
	type: 'events/happened',
	events: [
		parseEvent({
			Type: 'container',
			Action: 'die',
			timeNano: startMs * 1e6,
			Actor: {ID: idOf('api-7'), Attributes: {name: 'api-7', exitCode: '137', maintainer: 'nobody'}},
		})!,
	],
};
const asked: Message = {type: 'lists/asked', list: 'registry', query: 'redis'};

/** The state with every pane's rows in it, as its own source gives them. */
async function loaded(): Promise<State> {
	let state = makeState(...fleetMessages(), happened, asked);
	for (const {id, source} of tables) {
		const data = await source?.load(engine, 'redis', new AbortController().signal);
		state = reduce(state, {type: 'resources/loaded', list: id, data, atMs: startMs});
	}

	return state;
}

function linesOf(state: State, pane: string, width = 120, height = 20) {
	const shown = reduce(state, {type: 'focus/moved', pane, isZoomed: true});
	return views.find(({id}) => id === pane)?.lines(shown, width, height) ?? [];
}

function paneText(state: State, pane: string, width?: number): string {
	return textsOf(linesOf(state, pane, width)).join('\n');
}

test.each(tables.map(({id}) => id))('%s: every line fills its width exactly, at any width', async pane => {
	const state = await loaded();
	for (const width of [40, 58, 78, 118, 198]) {
		for (const line of linesOf(state, pane, width)) {
			expect(lineWidth(line)).toBe(width);
		}
	}
});

test.each(tables.map(({id}) => id))('%s: never more lines than there is room', async pane => {
	const state = await loaded();
	for (const height of [4, 6, 12]) {
		expect(linesOf(state, pane, 80, height).length).toBeLessThanOrEqual(height);
	}
});

test('the name is there even where there is little room', async () => {
	const state = await loaded();
	expect(paneText(state, 'images', 58)).toContain('postgres');
	expect(paneText(state, 'volumes', 58)).toContain('data');
	expect(paneText(state, 'networks', 58)).toContain('rocket');
});

test('images: a row a tag, and who uses it', async () => {
	const text = paneText(await loaded(), 'images');
	expect(text).toMatch(/postgres:17 .* abababababab +411M +3d/);
	expect(text).toContain('例/アプリ:最新');
	expect(text).toMatch(/<none> .*api-7, cache|<none> .*\+\d/);
});

test('volumes and networks say who uses them; what is not known is a dash', async () => {
	const state = await loaded();
	expect(paneText(state, 'volumes')).toMatch(/data +local +– +– +db, backup, cron/);
	expect(paneText(state, 'networks')).toMatch(/172\.18\.0\.0\/16 +24h +–/);
});

test('events are told in words, without the labels that come with them', async () => {
	const text = paneText(await loaded(), 'events');
	expect(text).toMatch(/container +api-7 +exited 137/);
	expect(text).not.toContain('maintainer');
});

test('disk says what could be reclaimed', async () => {
	expect(paneText(await loaded(), 'disk')).toMatch(
		/images +3 +1 +4\.66?G +1\.86?9?G|images +3 +1 +4\.7G +1\.9G/,
	);
});

test('the engine says its version and what all containers take', async () => {
	const text = paneText(await loaded(), 'engine');
	expect(text).toMatch(/version +28\.5\.2 \(API 1\.51\)/);
	expect(text).toMatch(/CPU, all containers +\d/);
});

test('not known yet, none, and could not be had are three things', () => {
	const at = (...messages: Message[]) => paneText(makeState(opened(), ...messages), 'volumes');
	const none = loadedData('volumes', []);
	const failed: Message = {
		type: 'resources/failed',
		list: 'volumes',
		problem: safe`disk on fire`,
		atMs: startMs,
	};
	expect(at()).toContain('loading…');
	expect(at(none)).toContain('no volumes');
	expect(at(failed)).toContain('disk on fire');
	expect(at(failed)).not.toContain('no volumes');
	expect(
		at(loadedData('volumes', [makeVolume('data')]), {type: 'lists/filtered', list: 'volumes', filter: 'x'}),
	).toContain('matches the filter x');
});

test('a row says what is being done to it, then the words of a failure', async () => {
	const state = await loaded();
	const began = reduce(state, {type: 'pending/began', id: 'data', doing: safe`removing`, atMs: startMs});
	expect(paneText(began, 'volumes')).toMatch(/data {2}removing…$/m);
	const failed = reduce(began, {
		type: 'pending/ended',
		id: 'data',
		failure: makeFailure(safe`volume is in use`),
	});
	expect(paneText(failed, 'volumes')).toMatch(/data {2}volume is in use$/m);
});

test('marks of rows that are gone are not counted', async () => {
	const state = reduce(await loaded(), {
		type: 'lists/marked',
		list: 'volumes',
		ids: ['data', 'gone'],
		isMarked: true,
	});
	const title = views.find(({id}) => id === 'volumes')?.title(state) ?? [];
	expect(textOf(title)).toBe('Volumes · 1 marked');
});

test('what another registry finds is pulled from there', async () => {
	const idsFor = async (term: string, found = engine) => {
		const data = await tableById('registry')?.source?.load(found, term, new AbortController().signal);
		return rowsShown(makeState(loadedData('registry', data)), 'registry');
	};

	expect(await idsFor('redis')).toEqual(['redis-stack']);
	expect(await idsFor('team/redis')).toEqual(['team/redis-stack']);
	const found = {images: {search: async () => [{name: safe`shop/app`, description: safe``, stars: 0}]}};
	expect(await idsFor('127.0.0.1:5000/app', found as never)).toEqual(['127.0.0.1:5000/shop/app']);
});

test('a registry that can not be reached gives its words', async () => {
	const unreachable = {
		images: {
			async search() {
				throw new EngineError('failed', safe`dial tcp 127.0.0.1:5000: connection refused`);
			},
		},
	} as unknown as Engine;
	const search = tableById('registry')?.source?.load(unreachable, 'redis', new AbortController().signal);
	await expect(search).rejects.toThrow('connection refused');
});

test('an engine’s long words are told with their cause first where there is one line for them', () => {
	const words = safeText(
		`Error response from daemon: open /var/lib/docker/volumes/metadata.db/${'a'.repeat(40)}: no space left on device`,
	);
	const state = makeState({type: 'resources/failed', list: 'volumes', problem: words, atMs: startMs});
	expect(paneText(state, 'volumes')).toContain('no space left on device (open …/');
});

test('an image that has only a digest is told by it, and a long repository keeps its tag', async () => {
	const text = paneText(await loaded(), 'images', 90);
	expect(text).toMatch(/pay@sha256:0123456789ab /);
	expect(text).toMatch(/…\S*payments-service:2026\.11\.24-rc3 /);
	expect(text.split('\n').filter(line => line.includes('<none>'))).toHaveLength(1);
	// When it was made is not known.
	expect(text).toMatch(/2a3b\s+12M\s+–/);
});
