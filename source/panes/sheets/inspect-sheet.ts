import {span, type Line} from '../../text/line.js';
import {safe, safeText} from '../../text/safe-text.js';
import {tabIdsOf} from '../../view/inspect/inspect-tabs.js';
import {matchesIn, selectInspectLines, type InspectPage} from '../../view/inspect/inspect-page.js';
import type {State} from '../../store/state.js';
import type {Sheet} from '../chrome/frame-lines.js';

/** The inspect page: its tabs on top, then as much of it as there is room, around the cursor. */
export function inspectSheet(state: State, page: InspectPage, height: number): Sheet {
	const lines = selectInspectLines(state, page);
	const room = height - 1;
	const cursor = Math.min(page.cursor, lines.length - 1);
	const top = Math.max(0, Math.min(cursor - Math.floor(room / 2), lines.length - room));
	const matches = new Set(matchesIn(lines, page.search));
	return {
		title: [span(safe`Inspect`, 'title'), span(safe` · ${page.target.name}`), ...pathSpans(page)],
		note: [span(safe`${cursor + 1} of ${lines.length}`, 'dim')],
		lines: [
			tabsLine(page),
			...lines.slice(top, top + room).map(({line}, index) => {
				const isCursor = top + index === cursor;
				const isMatch = matches.has(top + index);
				return [
					span(isCursor ? safe`▸ ` : isMatch ? safe`• ` : safe`  `, isMatch ? 'match' : 'accent'),
					...line,
				];
			}),
		],
	};
}

function pathSpans({path, search}: InspectPage): Line {
	return [
		...(path === '' ? [] : [span(safe` · ${safeText(path)}`, 'accent')]),
		...(search === '' ? [] : [span(safe` · search ${safeText(search)}`, 'accent')]),
	];
}

function tabsLine({tab, target, isUnmasked}: InspectPage): Line {
	return [
		...tabIdsOf(target.kind).map(id => span(safe` ${safeText(id)} `, id === tab ? 'selected' : 'dim')),
		span(
			isUnmasked ? safe`   secrets shown` : safe`   secrets masked: * shows them`,
			isUnmasked ? 'warn' : 'dim',
		),
	];
}
