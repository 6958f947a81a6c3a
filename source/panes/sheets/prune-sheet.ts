import {columnLines, pageNote} from './paged-columns.js';
import type {Sheet} from '../chrome/frame-lines.js';
import {formatBytes} from '../../text/format.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {fit} from '../../text/width.js';
import {countObjects, type Unused} from '../../engine/api/unused-objects.js';
import {chosenUnused, questionPage} from '../../view/layout/question-page.js';
import type {Overlay} from '../../store/view/overlay-slice.js';

const words: Readonly<Record<Unused['kind'], SafeText>> = {
	container: safe`container`,
	image: safe`image`,
	volume: safe`volume`,
	network: safe`network`,
	disk: safe`cache`,
};

/** All that would be removed, a line each, and what that frees. */
export function pruneSheet(
	question: Extract<Overlay, {kind: 'prune'}>,
	width: number,
	height: number,
): Sheet {
	const chosen = chosenUnused(question);
	const bytes = chosen.reduce((sum, {sizeBytes = 0}) => sum + sizeBytes, 0);
	const page = questionPage(question, width, height);
	return {
		title: [
			span(safe`Prune`, 'title'),
			...(question.engine === undefined ? [] : [span(safe` on ${question.engine}`, 'warn')]),
			span(safe` · ${countObjects(chosen)} to remove, ${formatBytes(bytes)}`, 'warn'),
		],
		note: page && pageNote(page),
		lines: [
			...(page ? columnLines(chosen, page, width, unusedLine) : []),
			[],
			namedLine(question, chosen.length),
		],
	};
}

function unusedLine({kind, name, sizeBytes}: Unused): Line {
	return [
		span(safe`  ${fit(words[kind], 10)}`, 'dim'),
		span(safe`${fit(formatBytes(sizeBytes), 6, 'right')}  `),
		span(name, 'strong'),
	];
}

/** What `a` would change: nothing is left out silently. */
function namedLine({unused, isNamedToo}: Extract<Overlay, {kind: 'prune'}>, going: number): Line {
	const named = countObjects(unused.filter(({isNamed}) => isNamed));
	if (named === 0) {
		return [span(safe`  whatever is in use by then is kept`, 'dim')];
	}

	return [
		span(safeText(isNamedToo ? '  [x] ' : '  [ ] ')),
		span(safe`tagged images and named volumes too`, isNamedToo ? 'warn' : undefined),
		span(
			isNamedToo ? safe`` : safe`: ${named} more${going === 0 ? safe`, nothing else is unused` : safe``}`,
			'dim',
		),
	];
}
