import {expect, test} from 'vitest';
import type {Message} from '../../../../source/store/messages.js';
import {safe} from '../../../../source/text/safe-text.js';
import {opened} from '../../../helpers/fleet.js';
import {detailed, idOf, listed, makeState} from '../../../helpers/fixtures.js';
import {pressKeys} from '../../../helpers/press-keys.js';

// Found by the ring wrong-target, seed 293.
test('when all that was marked is gone, no other container is acted on, and that is said', () => {
	const marked = makeState(listed('api', 'db'), {
		type: 'lists/marked',
		list: 'containers',
		ids: [idOf('api')],
		isMarked: true,
	});
	const before = makeState(listed('db'));
	const state = {...before, view: {...before.view, lists: marked.view.lists}};
	const {effects, state: after} = pressKeys(state, 'u');
	expect(effects).toEqual([]);
	expect(after.fleet.notes.list.at(-1)?.text).toContain('what was marked is gone');
});

test('what the engine’s API can’t do isn’t asked for: its reason is told', () => {
	const opening = opened() as Extract<Message, {type: 'connection/opened'}>;
	const host = {...opening.host, lacks: {update: safe`Podman 4.3.1 has no update in its API`}};
	const state = makeState(listed('api'), {...opening, host});
	for (const key of ['P', 'M', 'U']) {
		const {effects, state: after} = pressKeys(state, key);
		expect(effects).toEqual([]);
		expect(after.view.overlay.stack).toEqual([]);
		expect(after.fleet.notes.list.at(-1)?.text).toBe('Podman 4.3.1 has no update in its API');
	}

	expect(pressKeys(makeState(listed('api'), opening), 'M').state.view.overlay.stack).toHaveLength(1);
});

test('what only ssh can ask goes to ssh, by a press of the user', () => {
	const lost = (kind: 'locked' | 'unreachable') =>
		makeState({
			type: 'connection/lost',
			problem: {kind, words: safe`the key is locked`},
			retryAtMs: 0,
		});
	const {effects} = pressKeys(lost('locked'), 'r');
	expect(effects).toMatchObject([{type: 'effect/unlock'}]);
	expect(pressKeys(lost('locked'), 'enter').effects).toEqual(effects);
	const other = pressKeys(lost('unreachable'), 'r');
	expect(other.effects).toEqual([]);
	expect(other.state.fleet.connection.nudges).toBe(1);
});

test('a limit is asked for with the present one beside it, also where that is none', () => {
	const label = (key: string, details: object) => {
		const state = makeState(listed('web'), detailed('web', details));
		const overlay = pressKeys(state, key).state.view.overlay.stack.at(-1);
		return overlay?.kind === 'prompt' ? overlay.label : undefined;
	};

	expect(label('M', {memoryLimitBytes: 512 * 1024 * 1024})).toBe('memory limit (512m, 2g), now 512m');
	expect(label('M', {memoryLimitBytes: undefined})).toBe('memory limit (512m, 2g), now none');
	expect(label('U', {cpuLimitCores: 0.5})).toBe('cores (0.5, 2), now 0.5');
	expect(label('U', {cpuLimitCores: undefined})).toBe('cores (0.5, 2), now none');
});
