import {answer} from '../round-trips.js';

/** The terminal's answers to our questions: that it is well, and where its cursor stands. */
export type Answer =
	| {readonly type: 'answer'}
	| {readonly type: 'position'; readonly row: number; readonly column: number};

export const longestAnswer = 16;

export function readAnswer(sequence: string): Answer | undefined {
	if (sequence === answer) {
		return {type: 'answer'};
	}

	const [, row, column] = /^\u001B\[(\d{1,5});(\d{1,5})R$/.exec(sequence) ?? [];
	return row === undefined ? undefined : {type: 'position', row: Number(row), column: Number(column)};
}
