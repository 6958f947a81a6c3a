import {expect, test} from 'vitest';
import {askPrune} from '../../../../source/actions/ask-prune.js';
import type {Engine} from '../../../../source/engine/engine.js';
import type {Unused} from '../../../../source/engine/api/unused-objects.js';
import {allBindings} from '../../../../source/keys/groups/all-bindings.js';
import {footerLines} from '../../../../source/panes/chrome/footer-lines.js';
import {lineText} from '../../../../source/text/line.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {pruneSheet} from '../../../../source/panes/sheets/prune-sheet.js';
import type {State} from '../../../../source/store/state.js';
import {createStore} from '../../../../source/store/store.js';
import {makeState, startMs} from '../../../helpers/fixtures.js';
import {loaded, makeVolume} from '../../../helpers/lists.js';
import {pressKeys} from '../../../helpers/press-keys.js';

const thing = (kind: Unused['kind'], id: string, isNamed = false): Unused => ({
	kind,
	id,
	name: safeText(id),
	sizeBytes: 1024 * 1024,
	isNamed,
});

const onDisk = [
	thing('container', 'cron'),
	thing('image', 'f0f0'),
	thing('image', 'app:1', true),
	thing('volume', 'data', true),
];
const engine = {
	disk: {unused: async () => onDisk},
	networks: {unused: async () => [thing('network', 'lonely')]},
	volumes: {list: async () => [{id: 'data', createdAtMs: startMs}]},
} as unknown as Engine;

function at(pane: string, ...rows: readonly string[]): State {
	const data = pane === 'disk' ? rows.map(kind => ({kind})) : rows.map(name => makeVolume(name));
	return makeState(loaded(pane, data), {type: 'focus/moved', pane, isZoomed: true});
}

/** Presses x, and asks the engine as the app does. */
async function asked(state: State, ...keys: readonly string[]): Promise<State> {
	const {state: pressed, effects} = pressKeys(state, ...keys, 'x');
	const store = createStore(pressed);
	for (const effect of effects) {
		if (effect.type === 'effect/askPrune') {
			await askPrune(effect.kinds, {...store, engine}, new AbortController().signal);
		}
	}

	store.close();
	return store.getState();
}

function texts(state: State): string {
	const question = state.view.overlay.stack.at(-1);
	if (question?.kind !== 'prune') {
		throw new Error(`the page on top is ${question?.kind}`);
	}

	const {title, lines} = pruneSheet(question, 118, 20);
	return [title, ...lines].map(line => line.map(({text}) => text).join('')).join('\n');
}

const performed = (state: State, ...keys: readonly string[]) =>
	pressKeys(state, ...keys).effects.map(effect =>
		effect.type === 'effect/perform' ? [effect.actionId, effect.targets.map(({id}) => id)] : effect.type,
	);

const kinds = ['images', 'containers', 'volumes', 'build cache'];

test('nothing goes before it was listed with its size, and yes was said', async () => {
	const state = await asked(at('disk', ...kinds), 'j');
	expect(texts(state)).toContain('1 to remove, 1.0M');
	expect(texts(state)).toMatch(/container\s+1\.0M {2}cron/);
	for (const no of ['n', 'esc', 'q', 'enter', 'x', 'j']) {
		expect(performed(state, no)).toEqual([]);
	}

	expect(performed(state, 'y', 'y')).toEqual([['remove', ['cron']]]);
});

test('what is more than the rows is shown page by page before anything goes', async () => {
	const unused = Array.from({length: 300}, (_, index) => thing('image', `image-${index}`));
	const overlay = {kind: 'prune', unused, isNamedToo: false, scroll: 0} as const;
	const first = makeState({type: 'overlay/opened', overlay});
	const {state: second, effects} = pressKeys(first, 'y', 'y');
	expect(effects).toEqual([]);
	expect(performed(pressKeys(second, 'k').state, 'y')).toEqual([]);
	expect(pressKeys(second, 'y', 'y', 'y', 'y').effects).toMatchObject([
		{actionId: 'removeImage', targets: {length: 300}},
	]);
});

test('what has a name goes only when it is asked for', async () => {
	const state = await asked(at('disk', ...kinds));
	expect(texts(state)).not.toContain('app:1');
	expect(performed(state, 'y')).toEqual([['removeImage', ['f0f0']]]);
	const {state: all} = pressKeys(state, 'a');
	expect(texts(all)).toContain('app:1');
	expect(performed(all, 'y')).toEqual([['removeImage', ['f0f0', 'app:1']]]);
	expect(performed(all, 'a', 'y')).toEqual([['removeImage', ['f0f0']]]);
});

test('all marked kinds are one question, and each thing is removed by the action of its kind', async () => {
	const state = await asked(at('disk', ...kinds), '*');
	expect(performed(state, 'a', 'y')).toEqual([
		['remove', ['cron']],
		['removeImage', ['f0f0', 'app:1']],
		['removeVolume', ['data']],
	]);
});

test('a pane of one kind prunes that kind', async () => {
	expect(performed(await asked(at('networks', 'front')), 'y')).toEqual([['removeNetwork', ['lonely']]]);
	expect(performed(await asked(at('volumes', 'data')), 'a', 'y')).toEqual([['removeVolume', ['data']]]);
});

test('only named ones: nothing is chosen, and it says how many there are', async () => {
	const state = await asked(at('volumes', 'data'));
	expect(texts(state)).toContain('1 more, nothing else is unused');
	expect(performed(state, 'y')).toEqual([]);
});

test('under somebody who went on meanwhile no question opens: a note says that it can be asked for', async () => {
	const {state, effects} = pressKeys(at('disk', ...kinds), '*', 'x');
	const store = createStore(state);
	const [effect] = effects;
	if (effect?.type === 'effect/askPrune') {
		const asking = askPrune(effect.kinds, {...store, engine}, new AbortController().signal);
		store.dispatch({type: 'overlay/opened', overlay: {kind: 'help', scroll: 0}});
		await asking;
	}

	store.close();
	const {view, fleet} = store.getState();
	expect(view.overlay.stack.map(({kind}) => kind)).toEqual(['help']);
	expect(fleet.notes.list.at(-1)?.text).toBe('prune: 4 unused objects found, x lists them');
});

test('nothing unused: it says so and asks nothing', async () => {
	const state = await asked(at('disk', ...kinds), 'G');
	expect(state.view.overlay.stack).toEqual([]);
	expect(state.fleet.notes.list.at(-1)?.text).toContain('nothing to prune');
});

test('panes without anything to prune, and read-only, ask nothing', async () => {
	expect(pressKeys(at('events', 'e'), 'x').effects).toEqual([]);
	const state = at('disk', ...kinds);
	const readOnly = {...state, view: {...state.view, screen: {...state.view.screen, isReadOnly: true}}};
	expect(pressKeys(readOnly, 'x').effects).toEqual([]);
});

test('a volume is asked for as the one that was made when the list said', async () => {
	const state = await asked(at('disk', ...kinds), 'j', 'j');
	const [perform] = pressKeys(state, 'a', 'y').effects;
	expect(perform).toMatchObject({
		actionId: 'removeVolume',
		targets: [{id: 'data', createdAtMs: startMs}],
	});
});

test('what has a name is offered only where something unused has one', async () => {
	const footer = (state: State) => footerLines(state, allBindings, 100).map(lineText).join('\n');
	expect(footer(await asked(at('volumes', 'data')))).toContain('include named ones');
	expect(footer(await asked(at('networks')))).toContain('remove');
	expect(footer(await asked(at('networks')))).not.toContain('named');
});
