import {expect, test} from 'vitest';
import {createRedactor} from '../../../source/text/redact.js';

test('the same secret has the same number, also in another text', () => {
	const redact = createRedactor();
	expect(redact('password=hunter2 token=abc')).toBe('password=[REDACTED 1] token=[REDACTED 2]');
	expect(redact('again token=abc')).toBe('again token=[REDACTED 2]');
});

test('what was masked before is nobody’s number', () => {
	expect(createRedactor()('password=••••••')).toBe('password=••••••');
});

test('ids, digests and ports stay', () => {
	const text = `sha256:${'a1'.repeat(32)} 127.0.0.1:5432 ${'0f'.repeat(32)}`;
	expect(createRedactor()(text)).toBe(text);
});
