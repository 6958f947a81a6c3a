import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cleanRecord} from '../../../../source/engine/parse/clean-record.js';
import {parseContainer} from '../../../../source/engine/parse/parse-container.js';
import {isSecretName} from '../../../../source/text/secret-names.js';
import {safeText} from '../../../../source/text/safe-text.js';

const project = 'com.docker.compose.project';

test('a label that is called so after cleaning is not the one that is called so', () => {
	const {labels, project: of} = parseContainer({
		Labels: {[`\u001B[0m${project}`]: 'victim', [`\u001B[1m${project}`]: 'other', team: 'shop'},
	});
	expect(of).toBeUndefined();
	expect(labels['team']).toBe('shop');
	expect(Object.values(labels).sort()).toEqual(['other', 'shop', 'victim']);
	expect(parseContainer({Labels: {[`\u001B[0m${project}`]: 'victim', [project]: 'mine'}}).project).toBe(
		'mine',
	);
});

const key = fc
	.oneof(
		fc.constantFrom(
			'a',
			'a\u200B',
			'a\uFFFD',
			'a\uFFFD\uFFFD',
			'\u001B[0ma',
			'\u001B[1ma',
			'__proto__',
			'a\tb',
			'a b',
		),
		fc.string({unit: 'binary', maxLength: 6}),
	)
	.filter(one => !isSecretName(one));

test('whatever they are called, none is lost, and what is clean keeps its name', () => {
	fc.assert(
		fc.property(fc.uniqueArray(key, {maxLength: 12}), keys => {
			const labels = cleanRecord(Object.fromEntries(keys.map((one, place) => [one, `value ${place}`])));
			expect(Object.values(labels).sort()).toEqual(keys.map((_, place) => `value ${place}`).sort());
			for (const [place, one] of keys.entries()) {
				expect(Object.getOwnPropertyDescriptor(labels, one)?.value ?? `value ${place}`).toBe(
					`value ${place}`,
				);
				expect(safeText(one) !== one || Object.hasOwn(labels, one)).toBe(true);
			}
		}),
	);
});
