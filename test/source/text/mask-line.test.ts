import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Line} from '../../../source/text/line.js';
import {maskLine} from '../../../source/text/mask-line.js';
import {safeText} from '../../../source/text/safe-text.js';
import {maskText} from '../../../source/text/secrets.js';
import {textOf} from '../../helpers/text-of.js';

test('a line is masked as its text is, wherever its spans begin and end', () => {
	const text = 'start --password hunter2 url=redis://:hunter2@cache DB_PWD=hunter2 end';
	fc.assert(
		fc.property(fc.array(fc.nat(text.length), {maxLength: 8}), places => {
			const cuts = [0, ...places.toSorted((a, b) => a - b), text.length];
			const line = cuts.slice(1).map((to, index) => ({text: safeText(text.slice(cuts[index], to))}));
			expect(textOf(line)).toBe(text);
			expect(textOf(maskLine(line))).toBe(maskText(text));
		}),
	);
});

test('a line without secrets is the same line', () => {
	const line: Line = [{text: safeText('GET /health 200')}];
	expect(maskLine(line)).toBe(line);
});
