import {expect, test} from 'vitest';
import {lineWidth} from '../../../../source/text/fit-line.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {selectInspectLines, type InspectPage} from '../../../../source/view/inspect/inspect-page.js';
import type {Message} from '../../../../source/store/messages.js';
import type {State} from '../../../../source/store/state.js';
import {idOf, listed, makeState, startMs} from '../../../helpers/fixtures.js';
import {loaded, makeImage, makeVolume} from '../../../helpers/lists.js';
import {pressKeys, typed} from '../../../helpers/press-keys.js';

const json = {
	Name: '/api',
	State: {Health: {Status: 'healthy'}, Pid: 42},
	Config: {Env: ['DB_PASSWORD=hunter2', 'MODE=prod'], Labels: {team: 'shop'}},
};

/** The JSON, the last tab of the inspect page of the container `api`. */
function opened(...keys: readonly string[]) {
	const state = makeState(
		{type: 'connection/opened', host: {} as never, atMs: startMs},
		listed('api', 'db'),
		{type: 'lists/sorted', list: 'containers', sort: 'name'},
		{type: 'inspection/came', id: idOf('api'), json},
	);
	return pressKeys(state, 'i', 'shift+tab', ...keys);
}

function pageOf({view}: State): InspectPage {
	const page = view.overlay.stack.at(-1);
	if (page?.kind !== 'inspect') {
		throw new Error(`the page on top is ${page?.kind}`);
	}

	return page;
}

const textsOf = (state: State) => selectInspectLines(state, pageOf(state)).map(({text}) => text.trim());
const lineOf = (state: State) => textsOf(state)[pageOf(state).cursor];

test('the cursor goes over the lines and stops at both ends', () => {
	expect(lineOf(opened('j').state)).toBe('Name: "/api"');
	expect(lineOf(opened('j', 'k', 'k', 'k').state)).toBe('{');
	expect(lineOf(opened('G', 'j').state)).toBe('}');
	expect(lineOf(opened('G', 'g').state)).toBe('{');
});

test('enter folds the branch under the cursor away and back', () => {
	const folded = opened('j', 'j', 'enter').state;
	expect(textsOf(folded)).toContain('State: { 2 … }');
	expect(textsOf(folded).join(' ')).not.toContain('Pid');
	expect(textsOf(pressKeys(folded, 'enter').state)).toContain('Pid: 42');
});

test('secrets are masked until * shows them, in the tree and in the table', () => {
	expect(textsOf(opened().state).join(' ')).not.toContain('hunter2');
	expect(textsOf(opened('*').state)).toContain('"DB_PASSWORD=hunter2"');
	expect(textsOf(opened('tab', 'tab').state).join(' ')).not.toContain('hunter2');
	expect(textsOf(opened('tab', 'tab', '*').state).join(' ')).toContain('hunter2');
	expect(textsOf(opened('*', '*').state).join(' ')).not.toContain('hunter2');
});

test('a path shows its part only, masked too; esc goes back to the whole, then away', () => {
	const asked = opened('.', 'ctrl+u', ...typed('.State.Health'), 'enter').state;
	expect(textsOf(asked)).toEqual(['{', 'Status: "healthy"', '}']);
	const env = opened('.', 'ctrl+u', ...typed('.config.env.0'), 'enter').state;
	expect(textsOf(env)).toEqual(['"DB_PASSWORD=••••••"']);
	const whole = pressKeys(asked, 'esc').state;
	expect(textsOf(whole)).toContain('Name: "/api"');
	expect(pressKeys(whole, 'esc').state.view.overlay.stack).toEqual([]);
});

test('a path where nothing is says so', () => {
	expect(textsOf(opened('.', 'ctrl+u', ...typed('.Nope'), 'enter').state)).toEqual(['nothing at .Nope']);
});

test('a search goes to its first match, n and N around from there', () => {
	const found = opened('/', ...typed('HEALTH'), 'enter').state;
	expect(lineOf(found)).toBe('Health: {');
	const next = pressKeys(found, 'n').state;
	expect(lineOf(next)).toBe('Status: "healthy"');
	expect(lineOf(pressKeys(next, 'n').state)).toBe('Health: {');
	expect(lineOf(pressKeys(found, 'N').state)).toBe('Status: "healthy"');
});

test('it opens on the summary; tab goes round the tables, each about its part of the document, to the JSON', () => {
	expect(pageOf(opened('tab').state).tab).toBe('summary');
	expect(textsOf(opened('tab').state)).toContain('name            api');
	expect(textsOf(opened('tab', 'tab').state)[0]).toMatch(/^VARIABLE/);
	expect(pageOf(opened('shift+tab').state).tab).toBe('labels');
	expect(textsOf(opened('shift+tab').state).at(-1)).toMatch(/^team\s+shop$/);
	expect(pageOf(opened('tab', 'shift+tab').state).tab).toBe('json');
});

test('of what is no container only the pages are there that it can have', () => {
	const tabsOf = (pane: string, rows: Message) => {
		const state = makeState({type: 'connection/opened', host: {} as never, atMs: startMs}, rows, {
			type: 'focus/moved',
			pane,
			isZoomed: true,
		});
		const turns = Array.from({length: 4}, (_, count) => Array.from({length: count}, () => 'tab'));
		return turns.map(tabs => pageOf(pressKeys(state, 'i', ...tabs).state).tab);
	};

	expect(tabsOf('volumes', loaded('volumes', [makeVolume('data')]))).toEqual([
		'summary',
		'labels',
		'json',
		'summary',
	]);
	expect(tabsOf('images', loaded('images', [makeImage('app:1')]))).toEqual([
		'summary',
		'env',
		'labels',
		'json',
	]);
});

test('a variable without a value is whole, one of several lines says so, a long one goes on in the next rows', () => {
	const value = `${'x'.repeat(150)} ${'y'.repeat(300)}`;
	const Env = ['NO_VALUE', 'CERT=line one\nline two\n', `LONG=${value}`];
	const {state} = opened('tab', 'tab');
	const shown = {...state, fleet: {...state.fleet, inspection: {id: idOf('api'), json: {Config: {Env}}}}};
	const lines = selectInspectLines(shown, pageOf(shown));
	expect(lines[1]?.text.trim()).toBe('NO_VALUE');
	expect(lines[2]?.text).toMatch(/^CERT\s+line one ↵ line two$/);
	const rows = lines.slice(3).map(({line}) => line);
	expect(rows.length).toBeGreaterThan(3);
	expect(rows.every(row => lineWidth(row) <= state.view.screen.columns - 4)).toBe(true);
	const whole = rows.flatMap(row => row.map(({text}) => text)).join('');
	expect(whole.replaceAll(' ', '')).toContain(value.replaceAll(' ', ''));
	const [copied] = pressKeys(shown, 'y').effects;
	expect(copied).toMatchObject({text: expect.stringContaining(value)});
	const tree = selectInspectLines(shown, {...pageOf(shown), tab: 'json'});
	expect(tree.map(({text}) => text).join('')).toContain(value);
});

test('y copies what is shown, never a secret that is not', () => {
	const [copied] = opened('y').effects;
	expect(copied).toMatchObject({type: 'effect/copy', text: expect.stringContaining('"/api"')});
	expect(JSON.stringify(copied)).not.toContain('hunter2');
});

test('while the answer is under way, and when it is a refusal, the page says so', () => {
	const asking = opened().state;
	const other = {...asking, fleet: {...asking.fleet, inspection: {}}};
	expect(textsOf(other)).toEqual(['loading…']);
	const problem = safeText('No such container');
	const failed = {...asking, fleet: {...asking.fleet, inspection: {id: idOf('api'), problem}}};
	expect(textsOf(failed)).toEqual(['No such container']);
	expect(pressKeys(failed, 'enter', 'j', 'n', '*', 'esc').state.view.overlay.stack).toEqual([]);
});
