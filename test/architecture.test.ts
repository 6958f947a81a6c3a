import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {posix} from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {readSource, sourceFiles, type SourceFile} from './helpers/source-files.js';

/** A folder imports only from itself and from the rows above its own; `feeds` and `actions` not from each other. */
const layers = [
	['util'],
	['text'],
	['logs'],
	['engine'],
	['store'],
	['record'],
	['view'],
	['feeds', 'actions'],
	['keys'],
	['panes'],
	['app'],
	['cli'],
];

/** Packages and the process: who may touch them, and nobody else. */
const walls: ReadonlyArray<{readonly what: RegExp; readonly who: readonly string[]}> = [
	{what: /^(?:dockerode|docker-modem)(?:\/|$)/, who: ['engine']},
	{what: /^(?:react|ink|ink-table)(?:\/|$)/, who: ['panes', 'app']},
	// Only for the processor time that a job took; lint keeps the global `process` out.
	{what: /^node:process$/, who: ['util', 'terminal', 'app', 'cli']},
	{what: /^meow$/, who: ['cli']},
];

/** What stands beside the layers: the terminal, which knows nothing of containers, and the embedded engine. */
const aside: Readonly<Record<string, readonly string[]>> = {
	terminal: ['terminal', 'util', 'text'],
	demo: ['demo', 'util', 'text'],
};

const files = sourceFiles(process.cwd());

test('a folder imports only from itself and from folders to its left', () => {
	expect(files.flatMap(strayImports)).toEqual([]);
});

test('only some folders reach engines, the screen and the process', () => {
	expect(files.flatMap(brokenWalls)).toEqual([]);
});

test('no file imports itself by way of others', () => {
	expect(cyclesIn(files)).toEqual([]);
});

test('files stay under 300 lines and functions under 40', () => {
	const long = files.flatMap(({path, lines, functions}) => [
		...(lines > 300 ? [`${path} has ${lines} lines`] : []),
		...functions
			.filter(one => one.lines > 40)
			.map(one => `${path}:${one.line} a function of ${one.lines} lines`),
	]);
	expect(long).toEqual([]);
});

test('files are named in kebab-case and export by name', () => {
	const odd = files.filter(
		({path, hasDefaultExport}) =>
			// A declaration says what a package exports.
			(hasDefaultExport && !path.endsWith('.d.ts')) ||
			!/^(?:[a-z\d-]+\/)*[a-z\d-]+(?:\.d)?\.tsx?$/.test(path),
	);
	expect(odd.map(({path}) => path)).toEqual([]);
});

test('a file name says what is in it without its folder: none stands for two things', () => {
	const byName = Map.groupBy(files, ({path}) => posix.basename(path).replace(/(?:\.d)?\.tsx?$/, ''));
	const shared = [...byName].filter(([, same]) => same.length > 1);
	expect(shared.map(([name, same]) => `${name}: ${same.map(({path}) => path).join(', ')}`)).toEqual([]);
});

test('a test of a file stands where the file stands, and is named for it', () => {
	const tested = new Set(files.map(({path}) => path.replace(/\.tsx?$/, '')));
	// `width.test.ts` or, for one side of it, `width.property.test.ts`.
	const stray = readdirSync('test/source', {recursive: true, encoding: 'utf8'})
		.filter(path => posix.extname(path) !== '')
		.filter(path => !tested.has(`source/${/^(.*?)(?:\.[a-z-]+)?\.test\.tsx?$/.exec(path)?.[1]}`));
	expect(stray).toEqual([]);
});

test('every file that the documents name is there', () => {
	const documents = [
		'contributing.md',
		'readme.md',
		'SECURITY.md',
		...readdirSync('docs').map(name => `docs/${name}`),
	];
	const named = documents
		.filter(path => path.endsWith('.md'))
		.flatMap(path =>
			[...readFileSync(path, 'utf8').matchAll(/`([a-z]+\/[\w./-]+\.(?:tsx?|mjs|sh))`/g)].map(
				([, file]) => [path, file!] as const,
			),
		);
	const missing = named.filter(([, file]) => !existsSync(file) && !existsSync(`source/${file}`));
	expect(missing).toEqual([]);
});

describe('the walk itself', () => {
	const file = (path: string, text: string) => readSource(path, text);

	test('sees an import to the right, also of a type, a re-export and a late import', () => {
		for (const text of [
			"import {run} from '../app/run.js';",
			"import type {Run} from '../app/run.js';",
			"export {run} from '../app/run.js';",
			"const {run} = await import('../app/run.js');",
		]) {
			expect(strayImports(file('source/store/list.ts', text))).toEqual([
				'source/store/list.ts → ../app/run.js',
			]);
		}

		expect(strayImports(file('source/store/list.ts', "import {fit} from '../text/width.js';"))).toEqual([]);
		expect(
			strayImports(file('source/feeds/top.ts', "import {stop} from '../actions/stop.js';")),
		).toHaveLength(1);
		expect(
			strayImports(file('source/demo/fleet/one.ts', "import {x} from '../../engine/types.js';")),
		).toHaveLength(1);
	});

	test('sees a package and the process behind a wall', () => {
		expect(brokenWalls(file('source/panes/a.ts', "import Docker from 'dockerode';"))).toHaveLength(1);
		expect(brokenWalls(file('source/keys/a.ts', 'export const home = process.env.HOME;'))).toHaveLength(1);
		expect(brokenWalls(file('source/app/a.ts', 'export const home = process.env.HOME;'))).toEqual([]);
	});

	test('sees a cycle', () => {
		const a = file('source/text/a.ts', "import {b} from './b.js';");
		const b = file('source/text/b.ts', "import {c} from './c.js';");
		const c = file('source/text/c.ts', "import {a} from './a.js';");
		expect(cyclesIn([a, b, c])).toEqual([
			'source/text/a.ts → source/text/b.ts → source/text/c.ts → source/text/a.ts',
		]);
		expect(cyclesIn([a, b])).toEqual([]);
	});
});

function strayImports({path, layer, imports}: SourceFile): readonly string[] {
	return imports
		.filter(specifier => specifier.startsWith('.'))
		.filter(specifier => !mayImport(layer, layerOf(posix.join(posix.dirname(path), specifier))))
		.map(specifier => `${path} → ${specifier}`);
}

function mayImport(from: string, to: string): boolean {
	const allowed = aside[from];
	if (allowed) {
		return allowed.includes(to);
	}

	return to in aside ? from === 'app' : from === to || rank(to) < rank(from);
}

function rank(layer: string): number {
	const found = layers.findIndex(row => row.includes(layer));
	expect(found, `the folder ${layer} has no place among the layers`).not.toBe(-1);
	return found;
}

function layerOf(path: string): string {
	return path.startsWith('source/') ? path.split('/')[1]! : 'cli';
}

function brokenWalls({path, layer, imports, usesProcess}: SourceFile): readonly string[] {
	const touched = usesProcess ? [...imports, 'node:process'] : imports;
	return [...new Set(touched)]
		.filter(specifier => walls.some(({what, who}) => what.test(specifier) && !who.includes(layer)))
		.map(specifier => `${path} touches ${specifier}`);
}

/** Each cycle once, as the path that closes it. */
function cyclesIn(all: readonly SourceFile[]): readonly string[] {
	const byPath = new Map(all.map(file => [file.path, file]));
	const done = new Set<string>();
	const cycles: string[] = [];
	const visit = (path: string, trail: readonly string[]) => {
		const file = byPath.get(path);
		if (trail.includes(path)) {
			cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
		} else if (file && !done.has(path)) {
			for (const specifier of file.imports.filter(one => one.startsWith('.'))) {
				const target = posix.join(posix.dirname(path), specifier).replace(/\.js$/, '');
				visit(byPath.has(`${target}.ts`) ? `${target}.ts` : `${target}.tsx`, [...trail, path]);
			}

			done.add(path);
		}
	};

	for (const {path} of all) {
		visit(path, []);
	}

	return cycles;
}
