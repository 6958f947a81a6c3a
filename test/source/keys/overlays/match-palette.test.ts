import {expect, test} from 'vitest';
import {allBindings} from '../../../../source/keys/groups/all-bindings.js';
import {matchPalette} from '../../../../source/keys/overlays/match-palette.js';

const found = (typed: string) => matchPalette(typed, allBindings).map(({command}) => command);

test('nothing typed shows every command', () => {
	expect(found('')).toEqual(allBindings.map(({command}) => command));
});

test('a label wins over letters scattered through a hint', () => {
	expect(found('stop')[0]).toBe('stop');
	expect(found('rest')[0]).toBe('restart');
	expect(found('KILL')[0]).toBe('kill');
});

test('letters in order are enough, letters out of order are not', () => {
	expect(found('rstrt')).toContain('restart');
	expect(found('trats')).not.toContain('restart');
});
