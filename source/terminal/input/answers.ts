import type {Ground} from '../../text/themes.js';
import {answer} from '../round-trips.js';

/** The terminal's answers to our questions: that it is well, where its cursor stands, and what its background is. */
export type Answer =
	| {readonly type: 'answer'}
	| {readonly type: 'position'; readonly row: number; readonly column: number}
	| {readonly type: 'ground'; readonly ground: Ground};

/** OSC 11: what is the background? Ended as the answer is to be. */
export const groundQuestion = '\u001B]11;?\u0007';

export const longestAnswer = 40;

export function readAnswer(sequence: string): Answer | undefined {
	if (sequence === answer) {
		return {type: 'answer'};
	}

	if (sequence.startsWith('\u001B]')) {
		const color = /^\u001B\](11;.*)\u0007$/.exec(sequence)?.[1];
		return color === undefined ? undefined : readGround(color)[0];
	}

	const [, row, column] = /^\u001B\[(\d{1,5});(\d{1,5})R$/.exec(sequence) ?? [];
	return row === undefined ? undefined : {type: 'position', row: Number(row), column: Number(column)};
}

/** `11;rgb:1e1e/1e1e/2e2e`, with one to four digits a colour, as X names colours. */
export function readGround(body: string): readonly Answer[] {
	const [, ...colors] =
		/^11;rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})(?:\/[\da-f]{1,4})?$/i.exec(body) ?? [];
	const [red, green, blue] = colors.map(digits => Number.parseInt(digits, 16) / (16 ** digits.length - 1));
	if (red === undefined || green === undefined || blue === undefined) {
		return [];
	}

	return [{type: 'ground', ground: 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? 'light' : 'dark'}];
}
