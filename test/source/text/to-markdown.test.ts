import fc from 'fast-check';
import {expect, test} from 'vitest';
import {span, type Line} from '../../../source/text/line.js';
import {safe, safeText} from '../../../source/text/safe-text.js';
import {toMarkdown} from '../../../source/text/to-markdown.js';

const heading = (text: string): Line => [span(safeText(` ${text}`), 'title')];
const fact = (name: string, value: string): Line => [
	span(safeText(`  ${name}: `), 'dim'),
	span(safeText(value)),
];
const log = (text: string): Line => [span(safe`  `), span(safeText(text))];

test('headings, facts as a list, log lines in a fence', () => {
	const lines = [
		heading('State'),
		fact('ended', 'exit 137'),
		heading('last log lines'),
		log('a'),
		log('  b'),
	];
	expect(toMarkdown('Why? · api', lines)).toBe(
		['# Why? · api', '', '## State', '', '- ended: exit 137', '', '## last log lines', ''].join('\n') +
			['', '```', 'a', '  b', '```', ''].join('\n'),
	);
});

test('nothing that was logged can close the fence', () => {
	fc.assert(
		fc.property(fc.array(fc.string({unit: fc.constantFrom('`', 'a', ' ')}), {minLength: 1}), texts => {
			const lines = toMarkdown('x', [heading('log'), ...texts.map(text => log(text))]).split('\n');
			const fence = lines.find(line => /^`{3,}$/.test(line)) ?? '';
			const inside = lines.slice(lines.indexOf(fence) + 1, lines.lastIndexOf(fence));
			expect(inside).toHaveLength(texts.length);
			expect(inside.some(line => line.includes(fence))).toBe(false);
		}),
	);
});

test('what a container is named or says is no markup', () => {
	const text = toMarkdown('a*b', [heading('x'), fact('image', '![x](http://evil) <b>')]);
	expect(text).toContain(String.raw`# a\*b`);
	expect(text).toContain(String.raw`\!\[x\](http&#58;//evil) \<b\>`);
});

test('a heading without anything under it stays', () => {
	expect(toMarkdown('x', [heading('log')])).toBe('# x\n\n## log\n');
});

test('nothing becomes a link, a mention, a tag or a formula', () => {
	const page = toMarkdown('t', [
		[
			span(safe`  see: `, 'dim'),
			span(safeText('https://evil.example www.evil.example @everyone &lt;b&gt; ~~x~~ $y$')),
		],
	]);
	expect(page).not.toMatch(/https:\/\/|www\.|@everyone|&lt;|~~x|[^\\]\$y/);
});
