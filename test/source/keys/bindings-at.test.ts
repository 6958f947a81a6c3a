import {expect, test} from 'vitest';
import {allBindings} from '../../../source/keys/groups/all-bindings.js';
import {bindingAt, bindingsAt} from '../../../source/keys/bindings-at.js';

const commandsAt = (pane: string) => bindingsAt(pane, allBindings).map(({command}) => command);

test('a key means what its narrowest group says', () => {
	expect(bindingAt('d', 'containers', allBindings)?.command).toBe('remove');
	expect(bindingAt('d', 'images', allBindings)?.command).toBe('removeImage');
	expect(bindingAt('s', 'logs', allBindings)?.command).toBe('stop');
	expect(bindingAt('no such key', 'logs', allBindings)).toBeUndefined();
});

test('only what a key can reach in the pane is among its bindings', () => {
	expect(commandsAt('containers')).toContain('reverse');
	expect(commandsAt('containers')).not.toContain('removeImage');
	expect(commandsAt('images')).toContain('reverse');
	expect(commandsAt('images')).not.toContain('stop');
	expect(commandsAt('logs')).toContain('stop');
});
