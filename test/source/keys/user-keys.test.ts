import {expect, test} from 'vitest';
import {bindingAt, bindingsAt, wheresAt} from '../../../source/keys/bindings-at.js';
import {allBindings, bindingsOf} from '../../../source/keys/groups/all-bindings.js';
import {paletteEntries} from '../../../source/keys/overlays/palette-entries.js';
import {footerLine} from '../../../source/panes/chrome/key-hints.js';
import {views} from '../../../source/panes/views.js';
import {reduce} from '../../../source/store/reduce.js';
import {usualSettings, type UserKeys} from '../../../source/store/view/settings.js';
import type {State} from '../../../source/store/state.js';
import {listed, makeState} from '../../helpers/fixtures.js';
import {pressKeys, typed} from '../../helpers/press-keys.js';
import {textOf} from '../../helpers/text-of.js';

function withKeys(keys: UserKeys): State {
	const state = makeState(listed('web'));
	return {...state, view: {...state.view, settings: {...usualSettings, keys}}};
}

const commandAt = (state: State, key: string) => bindingAt(key, wheresAt(state), bindingsOf(state))?.command;

test('without keys of the user the table is the usual one', () => {
	expect(bindingsOf(withKeys({}))).toBe(allBindings);
});

test('a command has the user’s keys alone, and a key that another had means the user’s command', () => {
	const state = withKeys({stop: ['ctrl+t', 'r'], remove: []});
	expect(['ctrl+t', 'r', 's', 'd'].map(key => commandAt(state, key))).toEqual([
		'stop',
		'stop',
		undefined,
		undefined,
	]);
	const asked = pressKeys(state, 'r').state.view.overlay.stack.at(-1);
	expect(asked).toMatchObject({kind: 'confirm', actionId: 'stop'});
	expect(pressKeys(state, 's').state.view.overlay.stack).toEqual([]);
});

test('a command with other keys is about the row that was seen, as ever', () => {
	const state = withKeys({restart: ['alt+r']});
	const images = reduce(state, {type: 'focus/moved', pane: 'images', isZoomed: true});
	const {state: gone, effects} = pressKeys(images, ':', ...typed('restart'), 'enter');
	expect([gone.view.overlay.stack, effects]).toEqual([[], []]);
	expect(gone.fleet.notes.list.at(-1)?.text).toBe('choose a row: alt+r there is restart');
});

test('footer, palette and menu say the user’s keys, and a command without one is still found nowhere it can’t be run', () => {
	const state = withKeys({stop: ['ctrl+x']});
	const bindings = bindingsOf(state);
	expect(textOf(footerLine(bindingsAt(wheresAt(state), bindings), 400))).toContain('ctrl+x stop');
	expect(paletteEntries(state, bindings, views).find(({label}) => label === 'stop')?.keys).toEqual([
		'ctrl+x',
	]);
	const {state: menu} = pressKeys(state, 'm');
	const overlay = menu.view.overlay.stack.at(-1);
	const choices = overlay?.kind === 'choose' ? overlay.choices : [];
	expect(choices.find(({label}) => label === 'stop')?.key).toBe('ctrl+x');
	const {state: stopping} = pressKeys(state, ':', ...typed('stop'), 'enter');
	expect(stopping.view.overlay.stack.at(-1)).toMatchObject({kind: 'confirm', actionId: 'stop'});
});
