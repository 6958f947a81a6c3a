import {fitLine} from '../lib/fit-line.js';
import {span, type Line} from '../lib/line.js';
import {t, type SafeText} from '../lib/safe-text.js';
import {membersOf} from '../selectors/projects.js';
import {isUp} from '../selectors/shown.js';
import {selectTroubles} from '../selectors/troubles.js';
import type {State} from '../store/state.js';

/** `▸ ▾ shop  5 containers, 4 up  ▲ 1 in trouble`: the row over a project's containers, or in place of them. */
export function headingLine(
	state: State,
	project: SafeText,
	{width, isCursor}: {readonly width: number; readonly isCursor: boolean},
): Line {
	const members = membersOf(state, project);
	const {marks, folded} = state.view.list;
	const troubles = selectTroubles(state);
	const troubled = members.filter(({id}) => (troubles.get(id)?.score ?? 0) > 0).length;
	const up = members.filter(member => isUp(member)).length;
	const isMarked = members.length > 0 && members.every(({id}) => marks.has(id));
	return fitLine(
		[
			isCursor ? span(t`▸`, 'accent') : span(t` `),
			isMarked ? span(t`●`, 'accent') : span(t` `),
			span(folded.has(project) ? t`+ ` : t`- `, 'key'),
			span(project, 'strong'),
			span(t`  ${members.length} containers, ${up} up`, 'dim'),
			...(troubled > 0 ? [span(t`  ▲ ${troubled} in trouble`, 'bad')] : []),
		],
		width,
	);
}
