import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {expect, test} from 'vitest';

// What must be loaded before the first frame decides when it comes. A time would depend on the machine; this doesn't.

const dist = join(import.meta.dirname, '../../dist');

/** What a built file loads with it: the paths of its imports, and of those that it may load later. */
function importsOf(path: string) {
	const code = readFileSync(path, 'utf8');
	const found = (pattern: RegExp) =>
		Array.from(code.matchAll(pattern), ([, name = '']) => join(dirname(path), name));
	return {
		code,
		now: found(/(?:\bfrom|\bimport)"(\.[^"]+)"/g),
		later: found(/\bimport\("(\.[^"]+)"\)/g),
	};
}

function builtFiles(): readonly string[] {
	const folder = join(dist, 'chunks');
	return readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'));
}

/** The files that are loaded by the time `last` is, from the program's entry on. */
function loadedUntil(last: string, steps = /\/(?:main|open-screen)-\w+\.js$/): ReadonlyMap<string, string> {
	const loaded = new Map<string, string>();
	const load = (path: string) => {
		if (loaded.has(path)) {
			return;
		}

		const {code, now, later} = importsOf(path);
		loaded.set(path, code);
		now.forEach(load);
		later.filter(name => steps.test(name) && !name.includes(last)).forEach(load);
	};

	load(join(dist, 'cli.js'));
	return loaded;
}

test('the first frame is painted before React, Ink, ink-table, dockerode, meow or the embedded engine are loaded', () => {
	const loaded = loadedUntil('start-screen');
	const code = [...loaded.values()].join('\n');
	const signs = ['react.element', 'getContainer=function', 'yargs', 'RE2JS.compile(', 'hseparator'];
	expect(signs.filter(sign => code.includes(sign))).toEqual([]);
	expect(signs.filter(sign => builtFiles().some(built => built.includes(sign)))).toEqual(signs);
	expect(code.includes('1049'), 'the terminal is taken').toBe(true);
	expect(code.length).toBeLessThan(305_000);
	expect(loaded.size).toBeLessThanOrEqual(12);
});

test('a recorder loads no React, no Ink, no meow, and none of the modules of Node that cost megabytes', () => {
	const loaded = loadedUntil('nothing', /\/(?:main|run-command|record-command)-\w+\.js$/);
	const code = [...loaded.values()].join('\n');
	expect(code).toContain('getContainer=function');
	const signs = [
		'react.element',
		'#isForInk',
		'yargs',
		'require("node:crypto")',
		'require("node:child_process")',
	];
	expect(signs.filter(sign => code.includes(sign))).toEqual([]);
});

test('--version and --help need next to nothing', () => {
	const code = [...loadedUntil('open-screen').values()].join('\n');
	expect(code.length).toBeLessThan(60_000);
});

test('modules of Node are required, never imported: an import reads all they have, and loads more with it', () => {
	for (const code of loadedUntil('nothing').values()) {
		expect(/\bfrom"node:/.test(code)).toBe(false);
	}
});

test('what is built is ASCII, which V8 keeps at a byte a character, and asks nothing of the web', () => {
	const files = builtFiles();
	expect(files.length).toBeGreaterThan(5);
	expect(files.filter(code => /[^\u0000-\u007F]/.test(code)).length).toBe(0);
	expect(files.filter(code => /typeof fetch\b|globalThis\.fetch/.test(code)).length).toBe(0);
});

test('no tables of Unicode are loaded before a text needs them', () => {
	const files = readdirSync(join(dist, 'chunks')).map(name =>
		readFileSync(join(dist, 'chunks', name), 'utf8'),
	);
	expect(files.filter(code => code.includes('this.real??=new Intl.Segmenter')).length).toBeGreaterThan(1);
	expect(files.filter(code => /\w=new Intl\.Segmenter/.test(code)).length).toBe(0);
});

test('Ink is built with our way to put frames together', () => {
	expect(builtFiles().filter(code => code.includes('#isForInk')).length).toBe(1);
});
