import {expect, test} from 'vitest';
import {toEngineTime} from '../../../../source/engine/parse/engine-time.js';

test('a stamp becomes seconds and nanoseconds, none lost', () => {
	expect(toEngineTime('2026-11-24T02:14:07.123456789Z')).toBe('1795486447.123456789');
	expect(toEngineTime('2026-11-24T02:14:07.1Z')).toBe('1795486447.100000000');
	expect(toEngineTime('2026-11-24T04:14:07+02:00')).toBe('1795486447.000000000');
});

test('what the engine takes already stays as it is', () => {
	expect(toEngineTime('1795486447.5')).toBe('1795486447.5');
	expect(toEngineTime('1795486447')).toBe('1795486447');
});
