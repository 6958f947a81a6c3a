import {keyName} from '../../keys/key-name.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {shortenMiddle} from '../../text/shorten-middle.js';
import {displayWidth, fit} from '../../text/width.js';

type ChoiceRow = {
	readonly label: SafeText;
	readonly hint?: SafeText;
	/** Takes it at once. */
	readonly key?: string;
	readonly isOff?: boolean;
	/** `[x]` or `[ ]` where it can be on or off. */
	readonly isOn?: boolean;
};

/** A label has so many cells, whatever hints stand behind it. */
const leastLabel = 32;

/** Rows of which one is under the cursor, scrolled so that it is in sight. */
export function choiceLines(
	rows: readonly ChoiceRow[],
	cursor: number,
	{width, height}: {readonly width: number; readonly height: number},
): readonly Line[] {
	const widestOf = (texts: ReadonlyArray<SafeText | undefined>) =>
		Math.max(0, ...texts.map(text => displayWidth(text ?? '')));
	const keys = widestOf(rows.map(({key}) => (key === undefined ? key : keyName(key))));
	// Beside the cursor and a box, or a key.
	const room = width - Math.max(7, keys + 5);
	const beside = Math.max(leastLabel, room - 2 - widestOf(rows.map(({hint}) => hint)));
	const widest = Math.min(beside, widestOf(rows.map(({label, hint}) => hint && label)));
	const top = Math.max(0, Math.min(cursor - height + 1, rows.length - height));
	return rows.slice(top, top + height).map(({label, hint, isOn, key, isOff}, index) => {
		const isCursor = top + index === cursor;
		const box = isOn === undefined ? '' : isOn ? '[x] ' : '[ ] ';
		return [
			span(isCursor ? safe` ▸ ` : safe`   `, 'accent'),
			span(keys > 0 ? safe`${fit(keyName(key ?? ''), keys)}  ` : safe``, isOff ? 'dim' : 'key'),
			span(
				safe`${safeText(box)}${hint ? fit(shortenMiddle(label, widest), widest) : shortenMiddle(label, room)}`,
				isCursor ? 'strong' : isOff ? 'dim' : 'plain',
			),
			span(hint ? safe`  ${hint}` : safe``, 'dim'),
		];
	});
}
