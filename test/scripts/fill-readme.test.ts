import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {fillReadme} from '../../scripts/fill-readme.js';
import {allBindings} from '../../source/keys/groups/all-bindings.js';

test('the readme shows the keys and flags that the program has (npm run readme fixes it)', () => {
	const readme = readFileSync('readme.md', 'utf8');
	expect(fillReadme(readme)).toBe(readme);
});

test('every key is in the table, with its sentence', () => {
	const filled = fillReadme('<!-- keys -->\n\n<!-- /keys -->\n<!-- flags -->\n\n<!-- /flags -->\n');
	for (const {help} of allBindings) {
		expect(filled).toContain(help.replaceAll('|', '\\|'));
	}

	expect(filled).toContain('| `j` `↓` |');
	expect(filled).toContain('--demo');
});
