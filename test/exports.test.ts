import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';

const folders = ['source', 'test', 'scripts'];

const texts = new Map(
	[...folders.flatMap(filesIn), 'cli.tsx'].map(path => [path, readFileSync(path, 'utf8')]),
);

function filesIn(folder: string): readonly string[] {
	return readdirSync(folder, {recursive: true, encoding: 'utf8'})
		.filter(path => /(?<!\.d)\.(?:tsx?|mjs)$/.test(path))
		.map(path => join(folder, path));
}

/** Names between braces, and members of what is imported late or whole. */
function importedNames(text: string): readonly string[] {
	const clauses = text.matchAll(/import (?:type )?\{([^}]*)\} from|\{([^{}]*)\} = await import/g);
	const members = text.matchAll(/\.(\w+)/g);
	return [
		...[...clauses].flatMap(([, now = '', late = '']) => `${now} ${late}`.match(/\w+/g) ?? []),
		...(/import\(|import \* as/.test(text) ? [...members].map(([, name = '']) => name) : []),
	];
}

function exportedNames(text: string): readonly string[] {
	return [...text.matchAll(/^export (?:async )?(?:const|class|type|function\*?) (\w+)/gm)].map(
		([, name = '']) => name,
	);
}

test('what a file exports, another one imports', () => {
	const imported = new Set([...texts.values()].flatMap(importedNames));
	const dead = [...texts]
		.filter(([path]) => path.startsWith('source/'))
		.flatMap(([path, text]) =>
			exportedNames(text)
				.filter(name => !imported.has(name))
				.map(name => `${path}: ${name}`),
		);
	expect(dead).toEqual([]);
});
