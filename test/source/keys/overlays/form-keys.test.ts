import {expect, test} from 'vitest';
import {emptyRun, formOf as formWith, type RunForm} from '../../../../source/engine/run/run-form.js';
import {formSheet} from '../../../../source/panes/sheets/form-sheet.js';
import {safe} from '../../../../source/text/safe-text.js';
import type {Overlay} from '../../../../source/store/view/overlay-slice.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {State} from '../../../../source/store/state.js';
import {listed, makeState, startMs} from '../../../helpers/fixtures.js';
import {loaded, makeImage} from '../../../helpers/lists.js';
import {pressKeys, typed} from '../../../helpers/press-keys.js';

function opened(...keys: readonly string[]) {
	const state = makeState(
		{type: 'connection/opened', host: {} as never, atMs: startMs},
		loaded('images', [makeImage('shop/web:2'), makeImage('shop/api:1')]),
		listed('api'),
	);
	return pressKeys(state, 'n', ...keys);
}

function formOf({view}: State): Extract<Overlay, {kind: 'form'}> {
	const form = view.overlay.stack.at(-1);
	if (form?.kind !== 'form') {
		throw new Error(`the page on top is ${form?.kind}`);
	}

	return form;
}

const valuesOf = (state: State) => formOf(state).values;

test('enter, tab and the arrows go from field to field; what is typed stays in its own', () => {
	const {state} = opened(...typed('app:1'), 'enter', ...typed('web'), 'tab', ...typed('sleep 5'), 'up', 'up');
	expect(valuesOf(state)).toMatchObject({image: 'app:1', name: 'web', command: 'sleep 5'});
	expect(formOf(state)).toMatchObject({cursor: 0, caret: 'app:1'.length});
});

test('what was refused is brought back, what was made is not', () => {
	const {state} = opened(...typed('app:1'), 'enter', ...typed('web'), 'ctrl+r', 'esc');
	const values = {...emptyRun, image: 'app:1', name: 'web'};
	const ended = (tone: 'good' | 'bad') =>
		[
			{type: 'report/began', serial: 1, title: safe`Run`, id: 'run', input: formWith(values)},
			{type: 'report/ended', serial: 1, ending: {text: safe`told`, tone}},
		] as const;
	const again = (tone: 'good' | 'bad') =>
		valuesOf(pressKeys(ended(tone).reduce<State>(reduce, state), 'n').state);
	expect(again('bad')).toEqual(values);
	expect(again('good')).toEqual(emptyRun);
});

test('a switch is switched by space, and takes no letters', () => {
	const on = opened('down', 'down', 'down', 'space');
	expect(valuesOf(on.state).interactive).toBe('yes');
	expect(valuesOf(pressKeys(on.state, 'x', 'space').state).interactive).toBe('');
});

test('ctrl+n goes round the images that begin with what was typed', () => {
	const image = (...keys: string[]) => valuesOf(opened(...keys).state).image;
	expect(image(...typed('shop/'), 'ctrl+n')).toBe('shop/api:1');
	expect(image(...typed('shop/'), 'ctrl+n', 'ctrl+n')).toBe('shop/app:1.4');
	expect(image(...typed('shop/'), 'ctrl+n', 'ctrl+n', 'ctrl+n', 'ctrl+n')).toBe('shop/api:1');
	expect(image(...typed('other'), 'ctrl+n')).toBe('other');
	expect(image(...typed('shop/w'), 'ctrl+n', 'backspace', 'ctrl+n')).toBe('shop/web:2');
});

test('ctrl+r runs what the form says', () => {
	const {state, effects} = opened(...typed('app:1'), 'ctrl+r');
	expect(effects).toHaveLength(1);
	const [effect] = effects;
	expect(effect).toMatchObject({type: 'effect/report', reportId: 'run'});
	const asked = effect?.type === 'effect/report' ? (effect.input as RunForm) : undefined;
	expect(asked).toEqual(formWith({...emptyRun, image: 'app:1'}));
	expect(state.view.overlay.stack.map(({kind}) => kind)).toEqual(['report']);
});

test('what can not be run is said and stays on the form, until it is changed', () => {
	const refused = opened('ctrl+r');
	expect(refused.effects).toEqual([]);
	expect(formOf(refused.state).problem).toContain('image');
	expect(formOf(pressKeys(refused.state, 'a').state).problem).toBeUndefined();
});

test('a refusal puts the cursor where it is wrong', () => {
	const {state} = opened(
		...typed('app:1'),
		...Array<string>(5).fill('down'),
		...typed('8080:http'),
		'up',
		'ctrl+r',
	);
	expect(formOf(state)).toMatchObject({cursor: 5, caret: '8080:http'.length});
	expect(formOf(state).problem).toContain('ports');
});

const hardened = {
	...formWith({...emptyRun, image: 'app:1'}),
	base: {
		config: {User: '1000'},
		host: {CapDrop: ['ALL'], ReadonlyRootfs: true},
		mode: '',
		main: 'bridge',
		networks: {},
	},
};

test('what a copy keeps is left out and taken back by space, and run as it stands then', () => {
	const overlay = {kind: 'form', ...hardened, cursor: 12, caret: 0} as const;
	const state = reduce(makeState(listed('api')), {type: 'overlay/opened', overlay});
	const asked = (...keys: readonly string[]) => {
		const [effect] = pressKeys(state, ...keys, 'ctrl+r').effects;
		return effect?.type === 'effect/report' ? (effect.input as RunForm) : undefined;
	};
	expect(asked()).toEqual(hardened);
	expect(asked('down', 'space')).toEqual({...hardened, left: ['Config/User']});
	expect(asked('down', 'down', 'space')).toEqual({...hardened, left: ['HostConfig/ReadonlyRootfs']});
	expect(asked('down', 'space', 'space')).toEqual(hardened);
});

test('the cursor goes on over the line for a shell to its end, and no further', () => {
	const overlay = {kind: 'form', ...hardened, cursor: 0, caret: 0} as const;
	const state = reduce(makeState(listed('api')), {type: 'overlay/opened', overlay});
	const down = formOf(pressKeys(state, ...Array<string>(60).fill('down')).state);
	expect(down.cursor).toBeGreaterThan(15);
	expect(formOf(pressKeys(state, ...Array<string>(90).fill('down')).state).cursor).toBe(down.cursor);
});

test('secrets in the form are covered, and shown by * where no text is typed', () => {
	const values = {...emptyRun, image: 'app:1', env: 'DB_PASSWORD=hunter2 MODE=prod', labels: 'jwt=hunter2'};
	const overlay = {kind: 'form', ...formWith(values), cursor: 0, caret: 0} as const;
	const state = reduce(makeState(listed('api')), {type: 'overlay/opened', overlay});
	const page = (...keys: readonly string[]) => {
		const form = formOf(pressKeys(state, ...keys).state);
		return formSheet(form, 200, 60)
			.lines.flatMap(line => line.map(({text}) => text))
			.join(' ');
	};
	const toEnv = Array<string>(4).fill('down');
	expect(page()).not.toContain('hunter2');
	expect(page(...toEnv)).not.toContain('hunter2');
	expect(page(...toEnv)).toContain('DB_PASSWORD=••••••• MODE=prod');
	expect(page(...toEnv, 'up', '*').match(/hunter2/g)).toHaveLength(4);
	expect(page(...toEnv, 'up', '*', '*')).not.toContain('hunter2');
});

test.each([
	[80, 24],
	[60, 10],
	[200, 6],
])('at %i × %i a refusal is seen', (width, height) => {
	const env = Array.from({length: 80}, (_none, index) => `VARIABLE_${index}=value`).join(' ');
	const form = formWith({...emptyRun, image: 'app:1', env, ports: 'x'});
	const overlay = {kind: 'form', ...form, cursor: 0, caret: 0} as const;
	const state = reduce(makeState(listed('api')), {type: 'overlay/opened', overlay});
	const {lines} = formSheet(formOf(pressKeys(state, 'ctrl+r').state), width, height);
	const texts = lines.slice(0, height).map(line => line.map(({text}) => text).join(''));
	expect(texts.filter(text => text.includes('ports are like'))).toHaveLength(1);
	expect(texts.filter(text => text.includes('▸'))).toHaveLength(1);
});

test('esc gives it up', () => {
	const {state, effects} = opened(...typed('app'), 'esc');
	expect(state.view.overlay.stack).toEqual([]);
	expect(effects).toEqual([]);
});

test('read-only: no form opens', () => {
	const state = makeState(listed('api'));
	const readOnly = {...state, view: {...state.view, screen: {...state.view.screen, isReadOnly: true}}};
	for (const key of ['n', 'N']) {
		const pressed = pressKeys(readOnly, key);
		expect(pressed.state.view.overlay.stack).toEqual([]);
		expect(pressed.effects).toEqual([]);
		expect(pressed.state.fleet.notes.list.at(-1)?.text).toContain('read-only');
	}
});
