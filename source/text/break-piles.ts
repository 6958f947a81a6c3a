import {closings, marks, openings, prepended, viramas} from './joining-signs.js';

/** Signs on, before or joined to one character: first as many as any language has, then the rest. */
const piles = new RegExp(
	[
		`([${marks}]{4})[${marks}]+`,
		`([${openings}]{3})[${openings}]+`,
		`([${closings}]{4})[${closings}]+`,
		`[${prepended}]{2,}`,
	].join('|'),
	'gu',
);
const longSyllable = new RegExp(`((?:[${viramas}]\\p{Lo}){4})(?:[${viramas}]\\p{Lo})+`, 'gu');

/** `text` with U+FFFD for what no reader could tell in one character: a whole log would go into it. */
export function breakPiles(text: string): string {
	return /[\u0300-\u1FFF\uA000-\uFFFF]/.test(text)
		? text.replace(piles, '$1$2$3\uFFFD').replace(longSyllable, '$1\uFFFD')
		: text;
}
