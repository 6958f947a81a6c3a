import {expect, test} from 'vitest';
import {parseTerm, parseTerms} from '../../../source/logs/log-query.js';
import {findAll} from '../../helpers/find-all.js';

const found = async (typed: string, texts: readonly string[]) => {
	const finder = parseTerm(typed)?.finder;
	return finder && findAll(finder, texts);
};

test('text is looked for as it is, whatever signs are in it', async () => {
	expect(await found('a.b', ['a.b', 'axb'])).toEqual([0]);
	expect(await found('[error] (1+1)', ['x [error] (1+1)', 'error'])).toEqual([0]);
	expect(await found('/', ['/'])).toBeUndefined();
	expect(await found('/var/log/x', ['/var/log/x', 'var'])).toEqual([0]);
});

test('lower case matches either case, a capital means itself', async () => {
	expect(await found('error', ['ERROR', 'Error', 'warn'])).toEqual([0, 1]);
	expect(await found('Error', ['ERROR', 'Error'])).toEqual([1]);
	expect(await found('/err\\S+/', ['ERROR', 'err'])).toEqual([0]);
	expect(await found('/Err/', ['ERROR', 'Err'])).toEqual([1]);
	expect(await found('/Err/i', ['ERROR', 'Err'])).toEqual([0, 1]);
});

test('an expression may still lack its closing slash', async () => {
	expect(await found('/5\\d\\d', ['GET 503', 'GET 200'])).toEqual([0]);
});

test('what is wrong with an expression is said, and it finds nothing', async () => {
	expect(parseTerm('/(/')?.problem).toBe('bad regex: Unterminated group');
	expect(parseTerm('/a/q')?.problem).toContain('bad regex');
	expect(await found('/(/', ['('])).toEqual([]);
});

test('terms are joined by & and turned by !', () => {
	const terms = parseTerms('error & !health & /5\\d\\d/ & ');
	expect(terms.map(({isExcluding}) => isExcluding)).toEqual([false, true, false]);
	expect(parseTerms('a&b')).toHaveLength(1);
	expect(parseTerms('')).toEqual([]);
	expect(parseTerms('& &')).toEqual([]);
});

test('where it matches', () => {
	expect(parseTerm('/o+/')?.finder.ranges(['foo boo 🐳o', '', 'x*'])).toEqual([
		[
			[1, 3],
			[5, 7],
			[10, 11],
		],
		[],
		[],
	]);
	expect(parseTerm('/x*/')?.finder.ranges(['axb'])).toEqual([[[1, 2]]]);
});
