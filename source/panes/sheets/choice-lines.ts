import {span, type Line} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {displayWidth, fit} from '../../text/width.js';

type ChoiceRow = {
	readonly label: SafeText;
	readonly hint?: SafeText;
	/** `[x]` or `[ ]` where it can be on or off. */
	readonly isOn?: boolean;
};

/** Rows of which one is under the cursor, scrolled so that it is in sight. */
export function choiceLines(rows: readonly ChoiceRow[], cursor: number, height: number): readonly Line[] {
	const widest = Math.min(32, Math.max(0, ...rows.map(({label}) => displayWidth(label))));
	const top = Math.max(0, Math.min(cursor - height + 1, rows.length - height));
	return rows.slice(top, top + height).map(({label, hint, isOn}, index) => {
		const isCursor = top + index === cursor;
		const box = isOn === undefined ? '' : isOn ? '[x] ' : '[ ] ';
		return [
			span(isCursor ? safe` ▸ ` : safe`   `, 'accent'),
			span(safe`${safeText(box)}${fit(label, widest)}`, isCursor ? 'strong' : 'plain'),
			span(hint ? safe`  ${hint}` : safe``, 'dim'),
		];
	});
}
