import {span} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import type {Reason} from '../trouble/container-trouble.js';
import {plainLine, type About, type CardLine} from './card-lines.js';

/** All the reasons in full, the worst first. */
export function summaryLines({row}: Pick<About, 'row'>): readonly CardLine[] {
	const {reasons} = row.trouble;
	return reasons.length === 0
		? [plainLine(span(safe`  nothing is wrong with it now`, 'good'))]
		: reasons.flatMap(reason => reasonLines(reason));
}

/** In full; where the short words are others than its beginning, they come first. */
function reasonLines({severity, words, whole = words}: Reason): readonly CardLine[] {
	const tone = severity >= 70 ? 'bad' : 'warn';
	const [begin = ''] = words.split('…');
	const isBeginning = whole.startsWith(begin);
	const first = isBeginning ? whole : words;
	return [
		plainLine(span(severity > 0 ? safe`  ▲ ${first}` : safe`  ${first}`, tone)),
		...(isBeginning ? [] : [plainLine(span(safe`    ${whole}`, 'dim'))]),
	];
}
