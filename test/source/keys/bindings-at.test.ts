import {expect, test} from 'vitest';
import {safe} from '../../../source/text/safe-text.js';
import {allBindings} from '../../../source/keys/groups/all-bindings.js';
import {bindingAt, bindingsAt, wheresAt} from '../../../source/keys/bindings-at.js';
import {makeState} from '../../helpers/fixtures.js';

const at = (pane: string) => wheresAt(makeState({type: 'focus/moved', pane}));
const commandsAt = (pane: string) => bindingsAt(at(pane), allBindings).map(({command}) => command);

test('a key means what its narrowest group says', () => {
	expect(bindingAt('d', at('containers'), allBindings)?.command).toBe('remove');
	expect(bindingAt('d', at('images'), allBindings)?.command).toBe('removeImage');
	expect(bindingAt('s', at('logs'), allBindings)?.command).toBe('stop');
	expect(bindingAt('no such key', at('logs'), allBindings)).toBeUndefined();
});

test('only what a key can reach in the pane is among its bindings', () => {
	expect(commandsAt('containers')).toContain('reverse');
	expect(commandsAt('containers')).not.toContain('removeImage');
	expect(commandsAt('images')).toContain('reverse');
	expect(commandsAt('images')).not.toContain('stop');
	expect(commandsAt('logs')).toContain('stop');
});

test('while the engine is unreachable r connects again, in every pane; before it was ever reached d opens the demo', () => {
	const problem = {kind: 'unreachable', words: safe`gone`} as const;
	const lost = {type: 'connection/lost', problem, retryAtMs: 0} as const;
	const command = (key: string, ...facts: Parameters<typeof makeState>) =>
		bindingAt(key, wheresAt(makeState(...facts)), allBindings)?.command;
	for (const pane of ['containers', 'logs', 'images']) {
		expect(command('r', lost, {type: 'focus/moved', pane})).toBe('retry');
		expect(command('d', lost, {type: 'focus/moved', pane})).toBe('openDemo');
	}

	const listed = {type: 'containers/listed', containers: []} as const;
	expect(command('r', listed, lost)).toBe('retry');
	expect(command('d', listed, lost)).toBe('remove');
	expect(command('r', listed)).toBe('restart');
});
