import {expect, test} from 'vitest';
import {allBindings} from '../../../../source/keys/groups/all-bindings.js';
import {helpLines, keysText} from '../../../../source/panes/sheets/help-lines.js';
import {textOf} from '../../../helpers/text-of.js';

test('help has every key of the keymap', () => {
	const text = helpLines(allBindings)
		.map(line => textOf(line))
		.join('\n');
	for (const binding of allBindings) {
		expect(text).toContain(keysText(binding));
		expect(text).toContain(binding.help);
	}
});
