import {expect, test} from 'vitest';
import {fitReference} from '../../../source/text/fit-reference.js';
import {safeText} from '../../../source/text/safe-text.js';
import {displayWidth} from '../../../source/text/width.js';

test.each([
	['nginx:1.27', 12, 'nginx:1.27'],
	['registry.example:5000/team/api:1.4', 20, '…e:5000/team/api:1.4'],
	['registry.example/team/payments-service-worker:1.4', 20, 'payments-servic…:1.4'],
	[`shop/api@sha256:${'0123456789ab'.padEnd(64, 'c')}`, 40, 'shop/api@sha256:0123456789ab'],
	[`sha256:${'ab'.repeat(32)}`, 20, 'sha256:abababababab…'],
	['名前/アプリ:最新', 12, '…アプリ:最新'],
])('%s in %i cells', (reference, width, fitted) => {
	const text = fitReference(safeText(reference), width);
	expect(displayWidth(text)).toBeLessThanOrEqual(width);
	expect(text).toBe(fitted);
});
