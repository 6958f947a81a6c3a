import {fitLine} from '../../text/fit-line.js';
import {span, type Line} from '../../text/line.js';
import {safeText} from '../../text/safe-text.js';
import {fit} from '../../text/width.js';
import {wrapLine} from '../../text/wrap-line.js';
import type {Fact} from '../../view/list/list-model.js';

const labelWidth = 14;

/** What is known of the row under the cursor, a fact a line or as many as it needs, in so many rows under a rule. */
export function previewLines(facts: readonly Fact[], width: number, height: number): readonly Line[] {
	const lines = facts.flatMap(([label, value]) =>
		wrapLine([span(value)], Math.max(8, width - labelWidth - 3)).map((line, row) => [
			span(safeText(` ${row === 0 ? fit(label, labelWidth) : ' '.repeat(labelWidth)} `), 'dim'),
			...line,
		]),
	);
	return [[span(safeText('─'.repeat(width)), 'dim')], ...lines]
		.slice(0, height)
		.map(line => fitLine(line, width));
}
