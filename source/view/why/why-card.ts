import {span} from '../../text/line.js';
import {maskLine} from '../../text/mask-line.js';
import {safe} from '../../text/safe-text.js';
import {selectCursor} from '../list/container-cursor.js';
import {selectContainerRow, type ContainerRow} from '../list/container-row.js';
import {placeOf} from '../layout/layout.js';
import {selectLogSet} from '../logs/log-set.js';
import {memo} from '../memo.js';
import type {State} from '../../store/state.js';
import {type CardLine, type Section} from './card-lines.js';
import {eventsLines, logSectionLines, probesLines} from './evidence-sections.js';
import {kernelLines} from './kernel-section.js';
import {lifecycleLines} from './lifecycle-section.js';
import {relationLines} from './relations-section.js';
import {summaryLines} from './summary-section.js';

/** The card from top to bottom. To add a section, add its line; one that has nothing to say isn't shown. */
const sections: readonly Section[] = [
	{title: safe`Summary`, lines: summaryLines},
	{title: safe`Lifecycle`, lines: lifecycleLines},
	{title: safe`Depends on / needed by`, lines: relationLines},
	{title: safe`Health probes`, lines: probesLines},
	{title: safe`Kernel`, lines: kernelLines},
	{title: safe`Last log lines`, lines: logSectionLines},
	{title: safe`Events`, lines: eventsLines},
];

/** The container that the card is about. */
export function selectWhyRow(state: State): ContainerRow | undefined {
	const cursor = selectCursor(state);
	return cursor && selectContainerRow(state, cursor.id);
}

/** All that tells why a container is as it is, before it is wrapped; without secrets, unless they are asked for. */
export const selectWhyCard = memo(
	state => [
		selectWhyRow(state),
		state.fleet.containers,
		state.fleet.kernel,
		state.fleet.lastWords,
		state.fleet.logs,
		placeOf(state, 'logs') === undefined,
		selectLogSet(state),
		state.fleet.events.recent,
		state.view.why.isUnmasked,
	],
	(state): readonly CardLine[] => {
		const row = selectWhyRow(state);
		const lines = row
			? sections.flatMap(({title, lines: of}) => {
					const found = of({state, row});
					return found.length === 0 ? [] : [{line: [span(safe` ${title}`, 'title')]}, ...found];
				})
			: [];
		return state.view.why.isUnmasked ? lines : lines.map(one => ({...one, line: maskLine(one.line)}));
	},
);
