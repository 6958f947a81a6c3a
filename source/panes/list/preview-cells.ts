import {span} from '../../text/line.js';
import {noText, safeText, type SafeText} from '../../text/safe-text.js';
import {wrapLine} from '../../text/wrap-line.js';
import type {Fact} from '../../view/list/list-model.js';

/** Labels and values by turns, two a row: a long value goes on in the rows that follow. */
export function previewCells(facts: readonly Fact[], valueWidth: number, rows: number): readonly SafeText[] {
	return facts
		.flatMap(([label, value]) =>
			wrapLine([span(value)], valueWidth).flatMap((line, row) => [
				row === 0 ? label : noText,
				safeText(line.map(({text}) => text).join('')),
			]),
		)
		.slice(0, 2 * rows);
}
