import {expect, test} from 'vitest';
import {emptyRun, type RunValues} from '../../../source/lib/run-form.js';
import {safeText, t} from '../../../source/lib/safe-text.js';
import type {Overlay} from '../../../source/store/overlay.js';
import {reduce} from '../../../source/store/reduce.js';
import type {State} from '../../../source/store/state.js';
import {listed, makeState, startMs} from '../../helpers/fixtures.js';
import {pressKeys, typed} from '../../helpers/press-keys.js';

function opened(...keys: readonly string[]) {
	const state = makeState(
		{type: 'connection/opened', host: {} as never, atMs: startMs},
		{
			type: 'resources/loaded',
			pane: 'images',
			notes: [],
			atMs: startMs,
			rows: ['shop/web:2', 'shop/api:1'].map(id => ({id, name: safeText(id), cells: []})),
		},
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
			{type: 'report/began', serial: 1, title: t`Run`, id: 'run', input: JSON.stringify(values)},
			{type: 'report/ended', serial: 1, ending: {text: t`told`, tone}},
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
	const asked = effect?.type === 'effect/report' ? (JSON.parse(effect.input) as RunValues) : undefined;
	expect(asked).toEqual({...emptyRun, image: 'app:1'});
	expect(state.view.overlay.stack.map(({kind}) => kind)).toEqual(['report']);
});

test('what can not be run is said and stays on the form, until it is changed', () => {
	const refused = opened('ctrl+r');
	expect(refused.effects).toEqual([]);
	expect(formOf(refused.state).problem).toContain('image');
	expect(formOf(pressKeys(refused.state, 'a').state).problem).toBeUndefined();
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
