import {expect, test} from 'vitest';
import type {State} from '../../../../source/store/state.js';
import {listed, makeContainer, makeState} from '../../../helpers/fixtures.js';
import {pressKeys, typed} from '../../../helpers/press-keys.js';

const web = makeState(listed('web'));

function under(state: State): string | undefined {
	const overlay = state.view.overlay.stack.at(-1);
	return overlay?.kind === 'choose' ? overlay.choices[overlay.cursor]?.label : undefined;
}

test.each([
	['', 'SIGKILL'],
	['h', 'SIGHUP'],
	['hup', 'SIGHUP'],
	['sighup', 'SIGHUP'],
	['u', 'SIGUSR1'],
	['uu', 'SIGUSR2'],
	['usr2', 'SIGUSR2'],
	['q', 'SIGQUIT'],
	['t', 'SIGTERM'],
	['kill', 'SIGKILL'],
	['jj', 'SIGINT'],
	['jjk', 'SIGTERM'],
])('letters find a signal: %s %s', (letters, signal) => {
	expect(under(pressKeys(web, 'K', ...typed(letters)).state)).toBe(signal);
});

test('the signal chosen is what is asked about', () => {
	const {state} = pressKeys(web, 'K', ...typed('hup'), 'enter');
	expect(state.view.overlay.stack.at(-1)).toMatchObject({kind: 'confirm', options: {signal: 'SIGHUP'}});
});

test('another signal can be typed, a wrong one is told at the prompt', () => {
	const asked = pressKeys(web, 'K', 'end', 'enter').state;
	expect(asked.view.overlay.stack.at(-1)).toMatchObject({kind: 'prompt'});
	const wrong = pressKeys(asked, ...typed('no/'), 'enter').state;
	expect(wrong.view.overlay.stack.at(-1)).toMatchObject({kind: 'prompt', problem: expect.any(String)});
	const {state} = pressKeys(asked, ...typed('SIGWINCH'), 'enter');
	expect(state.view.overlay.stack.at(-1)).toMatchObject({kind: 'confirm', options: {signal: 'SIGWINCH'}});
});

test('a choice that can’t be taken says why, and stays open', () => {
	const exited = makeState({
		type: 'containers/listed',
		containers: [makeContainer('web', {state: 'exited'})],
	});
	const {state, effects} = pressKeys(exited, 'm', 'e');
	expect(effects).toEqual([]);
	expect(state.view.overlay.stack).toHaveLength(1);
	expect(state.fleet.notes.list.at(-1)?.text).toBe('it is not running: u starts it');
});

test('a signal typed after the command is what the choice stands on, and nothing is sent by that', () => {
	for (const [command, signal] of [
		['kill -HUP', 'SIGHUP'],
		['docker kill --signal=USR1', 'SIGUSR1'],
		['kill sigterm', 'SIGTERM'],
		['kill -9', 'SIGKILL'],
		['kill', 'SIGKILL'],
	] as const) {
		const {state, effects} = pressKeys(web, ':', ...typed(command), 'enter');
		expect([under(state), effects]).toEqual([signal, []]);
	}
});
