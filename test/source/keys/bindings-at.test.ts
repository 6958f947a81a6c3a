import {expect, test} from 'vitest';
import {allBindings} from '../../../source/keys/all-bindings.js';
import {bindingAt, bindingsAt} from '../../../source/keys/bindings-at.js';
import type {PaneEntry} from '../../../source/keys/command.js';

const panes: readonly PaneEntry[] = [
	{id: 'containers', label: 'Containers', isInSplit: true},
	{id: 'logs', label: 'Logs', isInSplit: true},
	{id: 'images', label: 'Images', isInSplit: false, rows: 'image'},
];
const commandsAt = (pane: string) => bindingsAt(pane, panes, allBindings).map(({command}) => command);

test('a key means what its narrowest group says', () => {
	expect(bindingAt('O', 'containers', panes, allBindings)?.command).toBe('reverse');
	expect(bindingAt('O', 'images', panes, allBindings)?.command).toBe('reverseTable');
	expect(bindingAt('s', 'logs', panes, allBindings)?.command).toBe('stop');
	expect(bindingAt('no such key', 'logs', panes, allBindings)).toBeUndefined();
});

test('only what a key can reach in the pane is among its bindings', () => {
	expect(commandsAt('containers')).toContain('reverse');
	expect(commandsAt('containers')).not.toContain('reverseTable');
	expect(commandsAt('images')).toContain('reverseTable');
	expect(commandsAt('images')).not.toContain('stop');
	expect(commandsAt('logs')).toContain('stop');
});
