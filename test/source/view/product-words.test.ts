import {expect, test} from 'vitest';
import {safe} from '../../../source/text/safe-text.js';
import {productWords} from '../../../source/view/product-words.js';

test('another product than Docker is named', () => {
	const host = {warnings: [], serverVersion: safe`5.8.6`};
	expect(productWords({...host, isPodman: true})).toBe('Podman 5.8.6');
	expect(productWords({...host, isPodman: false})).toBe('5.8.6');
	expect(productWords({warnings: [], isPodman: false})).toBe('–');
});
