import {expect, test} from 'vitest';
import {highlightLine} from '../../../source/logs/log-spans.js';
import {safe, safeText} from '../../../source/text/safe-text.js';

function marked(...args: Parameters<typeof highlightLine>): string {
	return highlightLine(...args)
		.map(({text, tone}) => (tone === 'match' ? `<${text}>` : text))
		.join('|');
}

test('matches are marked wherever they begin and end', () => {
	const line = [{text: safe`one `}, {text: safe`two`, tone: 'bad'}, {text: safe` three`}] as const;
	expect(marked(line, [[0, 3]])).toBe('<one>| |two| three');
	expect(
		marked(line, [
			[2, 5],
			[6, 8],
			[12, 13],
		]),
	).toBe('on|<e >|<t>|w|<o>|< >|thre|<e>');
	expect(marked([{text: safe``}, ...line, {text: safe``}], [[0, 3]])).toBe('|<one>| |two| three|');
	expect(marked(line, [[0, 99]])).toBe('<one >|<two>|< three>');
});

test('a match that ends within a character ends behind it', () => {
	const line = [{text: safeText('cafe\u0301s')}];
	expect(marked(line, [[0, 4]])).toBe('<cafe\u0301>|s');
	expect(marked(line, [[4, 5]])).toBe('cafe\u0301|s');
	expect(
		marked(line, [
			[0, 1],
			[3, 4],
		]),
	).toBe('<c>|af|<e\u0301>|s');
});
