import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
// @ts-expect-error a plain script, without types
import {licensesOf} from '../../scripts/licenses-of.mjs';

const textsOf = licensesOf as (inputs: readonly string[], base?: string) => string;

/** A folder with one package in it, of these files. */
function folderWith(files: Readonly<Record<string, string>>): string {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-licenses-'));
	onTestFinished(() => {
		rmSync(folder, {recursive: true});
	});
	mkdirSync(join(folder, 'node_modules/thing'), {recursive: true});
	for (const [name, text] of Object.entries(files)) {
		writeFileSync(join(folder, 'node_modules/thing', name), text);
	}

	return folder;
}

const manifest = JSON.stringify({name: 'thing', version: '1.0.0', license: 'MIT'});

test('a package that comes without its text, and has none here, is not shipped', () => {
	const base = folderWith({'package.json': manifest, 'index.js': ''});
	expect(() => textsOf(['node_modules/thing/index.js'], base)).toThrow(/thing 1\.0\.0 \(MIT\).*thing\.txt/);
});

test('nor one whose file is empty', () => {
	const base = folderWith({'package.json': manifest, license: '\n'});
	expect(() => textsOf(['node_modules/thing/index.js'], base)).toThrow('without its license');
});

test('a package is told once, with its text', () => {
	const base = folderWith({'package.json': manifest, LICENCE: 'Copyright (c) somebody\n'});
	const text = textsOf(['node_modules/thing/a.js', 'node_modules/thing/b.js', 'source/c.ts'], base);
	expect(text.match(/^thing 1\.0\.0$/gm)).toHaveLength(1);
	expect(text).toContain('Copyright (c) somebody');
});

test('those that forgot theirs have a text that grants, with whose it is', () => {
	const texts = ['ink-table', 'split-ca', 'yoga-layout'].map(name => textsOf([`node_modules/${name}/x.js`]));
	for (const text of texts) {
		expect(text).toMatch(/^Copyright \(c\) \w/m);
		expect(text).toContain('Permission');
		expect(text).toContain('THE SOFTWARE IS PROVIDED "AS IS"');
	}
});
