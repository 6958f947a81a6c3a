import {expect, test} from 'vitest';
import {shiftNanos, toEngineTime} from '../../../../source/engine/parse/engine-time.js';

test('a stamp becomes seconds and nanoseconds, none lost', () => {
	expect(toEngineTime('2026-11-24T02:14:07.123456789Z')).toBe('1795486447.123456789');
	expect(toEngineTime('2026-11-24T02:14:07.1Z')).toBe('1795486447.100000000');
	expect(toEngineTime('2026-11-24T04:14:07+02:00')).toBe('1795486447.000000000');
});

test('what the engine takes already stays as it is', () => {
	expect(toEngineTime('1795486447.5')).toBe('1795486447.5');
	expect(toEngineTime('1795486447')).toBe('1795486447');
});

test('a stamp a nanosecond earlier or later, over the second’s end and in UTC', () => {
	expect(shiftNanos('2026-11-24T02:14:07.123456789Z', -1)).toBe('2026-11-24T02:14:07.123456788Z');
	expect(shiftNanos('2026-11-24T04:14:07.9+02:00', 1)).toBe('2026-11-24T02:14:07.900000001Z');
	expect(shiftNanos('2026-11-24T00:00:00Z', -1)).toBe('2026-11-23T23:59:59.999999999Z');
	expect(shiftNanos('2026-11-24T02:14:59.999999999Z', 1)).toBe('2026-11-24T02:15:00.000000000Z');
	expect(shiftNanos('1795486447.5', 1)).toBe('1795486447.5');
});
