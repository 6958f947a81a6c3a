import {expect, test} from 'vitest';
import {usualSettings, type UserCommand} from '../../../../source/store/view/settings.js';
import type {State} from '../../../../source/store/state.js';
import {holdBackUnseen} from '../../../../source/keys/hold-back-unseen.js';
import {reduce} from '../../../../source/store/reduce.js';
import {listed, makeState} from '../../../helpers/fixtures.js';
import {pressKeys, typed} from '../../../helpers/press-keys.js';

const command: UserCommand = {
	name: 'procs',
	kind: 'container',
	keys: ['alt+p'],
	argv: ['docker', 'top', '{name}'],
	mode: 'terminal',
	isAsked: false,
};

function withCommand(changes: Partial<UserCommand> = {}, state = makeState(listed('web'))): State {
	return {
		...state,
		view: {...state.view, settings: {...usualSettings, commands: [{...command, ...changes}]}},
	};
}

const run = {type: 'effect/userCommand', argv: ['docker', 'top', 'web'], target: {name: 'web'}};

test('a command runs by its key, its name in the palette, and the menu, for the row under the cursor', () => {
	expect(pressKeys(withCommand(), 'alt+p').effects).toMatchObject([run]);
	expect(pressKeys(withCommand({keys: []}), ':', ...typed('procs'), 'enter').effects).toMatchObject([run]);
	expect(pressKeys(withCommand({keys: ['r']}), 'r').effects, 'its key is its own').toMatchObject([run]);
});

test('one that asks shows the whole of it first, and is about the row that was asked about', () => {
	const asked = pressKeys(withCommand({isAsked: true}), 'alt+p');
	expect(asked.effects).toEqual([]);
	expect(asked.state.view.overlay.stack.at(-1)).toMatchObject({
		kind: 'choose',
		choices: [{label: 'run', hint: 'docker top web'}],
		targets: [{name: 'web'}],
	});
	const later = reduce(asked.state, listed('aaa', 'web'));
	expect(pressKeys(later, 'enter').effects).toMatchObject([run]);
	expect(pressKeys(later, 'esc').effects).toEqual([]);
});

test('its output has a page', () => {
	const {state, effects} = pressKeys(withCommand({mode: 'output'}), 'alt+p');
	expect(effects).toMatchObject([run]);
	expect(state.view.overlay.stack.at(-1)).toMatchObject({kind: 'report'});
});

test('nothing runs in read-only mode, for a row that is not there, or before the screen showed it', () => {
	const state = withCommand();
	const readOnly = {...state, view: {...state.view, screen: {...state.view.screen, isReadOnly: true}}};
	expect(pressKeys(readOnly, 'alt+p').effects).toEqual([]);
	expect(pressKeys(withCommand({}, makeState()), 'alt+p').effects).toEqual([]);
	const {effects} = pressKeys(state, 'alt+p');
	expect(holdBackUnseen(effects, state, () => undefined)).toMatchObject([{type: 'notes/added'}]);
});
