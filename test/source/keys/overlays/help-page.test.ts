import {expect, test} from 'vitest';
import {allBindings} from '../../../../source/keys/groups/all-bindings.js';
import {keysText} from '../../../../source/keys/key-name.js';
import {helpPage} from '../../../../source/keys/overlays/help-page.js';
import {lineWidth} from '../../../../source/text/fit-line.js';
import {makeState} from '../../../helpers/fixtures.js';
import {pressKeys, typed} from '../../../helpers/press-keys.js';
import {textOf} from '../../../helpers/text-of.js';

const usual = {width: 300, height: 50, scroll: 0, wheres: ['lists', 'everywhere'], search: ''};

function textAt(changes: Partial<typeof usual>): string {
	return helpPage(allBindings, {...usual, ...changes})
		.lines.map(line => textOf(line).trim())
		.join(' ')
		.replaceAll(/\s+/g, ' ');
}

test('help has every key, whole at every width', () => {
	for (const width of [58, 78, 118, 198]) {
		const text = textAt({width});
		for (const binding of allBindings) {
			expect(text).toContain(keysText(binding));
			expect(text).toContain(binding.help);
		}
	}
});

test('its columns are as many as there is room for, and no line is wider', () => {
	for (const [width, columns] of [
		[78, 1],
		[118, 2],
		[198, 3],
	] as const) {
		const {lines, page} = helpPage(allBindings, {...usual, width});
		expect(page.columns).toBe(columns);
		expect(Math.max(...lines.map(line => lineWidth(line)))).toBeLessThan(width / columns);
	}
});

test('the keys of where one is come first', () => {
	const headings = (wheres: readonly string[]) => textAt({wheres: [...wheres]}).trim();
	expect(headings(['images', 'lists', 'everywhere'])).toMatch(/^Images .* Lists .* Everywhere /);
	expect(headings(['logs', 'everywhere'])).toMatch(/^Logs .* Everywhere /);
});

test('/ searches it, esc shows all again, then closes it', () => {
	const {state} = pressKeys(makeState(), '?', '/', ...typed('signal'));
	expect(textAt({search: 'signal'})).toContain('or send it another signal');
	expect(textAt({search: 'signal'})).not.toContain('Restart the container');
	expect(state.view.overlay.stack.at(-1)).toMatchObject({kind: 'help', draft: {text: 'signal'}});
	const all = pressKeys(state, 'esc').state;
	expect(all.view.overlay.stack.at(-1)).toMatchObject({kind: 'help', draft: undefined});
	expect(pressKeys(all, 'esc').state.view.overlay.stack).toEqual([]);
});
