import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
// @ts-expect-error a plain script, without types
import {withOurs} from '../../scripts/ink-output.mjs';

const inksFile = (name: string) =>
	readFileSync(new URL(`../../node_modules/ink/build/${name}`, import.meta.url), 'utf8');

test.each([
	['output.js', '5e6c511c0a573f48'],
	['renderer.js', '05edd82d839770ff'],
	['render-node-to-output.js', 'de6aebe3d2224648'],
	['components/Transform.js', 'f2deb46a0d59806f'],
])('Ink’s %s is the one that source/terminal/ink-output.ts was written for', (name, known) => {
	expect(createHash('sha256').update(inksFile(name)).digest('hex').slice(0, known.length)).toBe(known);
});

test('the version is pinned', () => {
	const {dependencies, devDependencies} = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
		string,
		Record<string, string> | undefined
	>;
	expect({...dependencies, ...devDependencies}['ink']).toMatch(/^\d+\.\d+\.\d+$/);
});

test('another Output than the one that was read is not built', () => {
	const build = withOurs as (code: string) => string;
	const code = inksFile('output.js');
	expect(build(code)).toContain('export default joinLines(Output)');
	expect(() => build(`${code} `)).toThrow(/Ink’s output\.js is not the one/);
});
