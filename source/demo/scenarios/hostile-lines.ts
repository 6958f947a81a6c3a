import {pick} from '../random.js';

const said = [
	'注文 4711 を受け付けました',
	'支払いが完了しました ✅',
	'재고가 부족합니다: 상품 88',
	'订单已发货 📦 顺丰',
	'👩‍👩‍👧‍👦 family account merged',
	'café naïve — Ünïcödé, Ελληνικά, русский',
	'שלום عالم mixed direction text',
	'combining: e\u0301 a\u0308 o\u0302 Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334',
] as const;

export function unicodeLine(seed: number, index: number): string {
	return pick(said, seed, index);
}

/** Each of these would do something to a terminal that prints it. */
export const hostileTexts = [
	'\u001B[2J\u001B[H cleared your screen',
	'\u001B]0;you have been renamed\u0007 title',
	'\u001B]52;c;cm0gLXJmIC8=\u0007 clipboard',
	'\u001B]8;;http://evil.example\u0007click me\u001B]8;;\u0007',
	'\u001BP1$r0m\u001B\\ DCS',
	'\u001B_Gf=24;AAAA\u001B\\ APC',
	'\u009B31m C1 CSI \u009D0;title\u009C',
	'\u001B[?1049l\u001B[?25l left the alternate screen',
	'\u001B[6n\u001B[c asks the terminal',
	'back\b\b\b\bspace, bell \u0007, vertical \u000B, form \u000C feed',
	'\u202Egnirts desrever\u202C and \u2066isolate\u2069',
	'zero\u200Bwidth\u200Djoin\uFEFFbom\u00ADshy',
	'unfinished \u001B[38;5',
	'\u001B[31mred is fine\u001B[0m, \u001B[1;4mbold too\u001B[m',
	'tab\tseparated\tcolumns',
	'overwritten\rprogress\r100 %',
	'\u0000nul\u0001soh\u007Fdel',
	'\u001B[999;999H\u001B[9999A far away',
	'\u001Bc full reset',
	'\u001B[200~pasted: rm -rf /\n\u001B[201~',
] as const;

export function hostileLine(index: number): string | Uint8Array {
	const place = index % (hostileTexts.length + 3);
	switch (place - hostileTexts.length) {
		case 0: {
			return Uint8Array.from([0x66, 0x6f, 0xff, 0xfe, 0xc3, 0x28, 0xe2, 0x82, 0x6f]);
		}

		case 1: {
			return `${'a very long line without an end '.repeat(700)}end`;
		}

		case 2: {
			return '';
		}

		default: {
			return hostileTexts[place] ?? '';
		}
	}
}
