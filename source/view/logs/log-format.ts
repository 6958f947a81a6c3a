import {shortenMiddle} from '../../text/shorten-middle.js';
import {displayWidth} from '../../text/width.js';
import type {LogsState} from '../../store/fleet/log-state.js';
import {engineNowMs} from '../../store/engine-now.js';
import type {State} from '../../store/state.js';
import {placeOf} from '../layout/layout.js';
import type {LogFormat} from './log-line.js';
import {selectFilterTerms, selectSearchTerm} from './filtered-log.js';
import {projectOfSet} from './log-set.js';
import {nameInProject} from '../list/name-in-project.js';
import {memo} from '../memo.js';

/** Names may take so many cells, or a third of the pane. */
const usualNameWidth = 18;

/** Inner size of the logs pane, where it is on the screen. */
export function selectLogSize(state: State): {readonly width: number; readonly height: number} {
	const place = placeOf(state, 'logs');
	return {width: (place?.width ?? 80) - 2, height: Math.max(1, (place?.height ?? 12) - 2)};
}

/** A new format means that every line is painted anew. */
export const selectLogFormat = memo(
	state => {
		const {width, height} = selectLogSize(state);
		const {isWrapped, sideways, stamps, isShaped} = state.view.logView;
		return [
			width,
			height,
			isWrapped,
			sideways,
			stamps,
			isShaped,
			state.view.screen.isUnicode,
			selectSearchTerm(state),
			selectFilterTerms(state),
			selectLogNames(state),
			stamps === 'relative' ? engineNowMs(state.fleet) : undefined,
			// Numbers mean other lines in another buffer.
			state.fleet.logs.buffer,
		];
	},
	(state): LogFormat => {
		const {isWrapped, sideways, stamps, isShaped} = state.view.logView;
		const search = selectSearchTerm(state);
		const wanted = selectFilterTerms(state).filter(({isExcluding}) => !isExcluding);
		const names = selectLogNames(state);
		const widest = Math.max(0, ...[...names.values()].map(name => displayWidth(name)));
		const size = selectLogSize(state);
		const nameWidth = Math.min(widest, Math.max(usualNameWidth, Math.floor(size.width / 3)));
		return {
			...size,
			isWrapped,
			sideways,
			isShaped,
			stamps: {mode: stamps, nowMs: engineNowMs(state.fleet)},
			finders: (search ? [search] : wanted).map(({finder}) => finder),
			names: new Map([...names].map(([source, name]) => [source, shortenMiddle(name, nameWidth)])),
			nameWidth,
			isUnicode: state.view.screen.isUnicode,
		};
	},
);

/** Names are shown where there are lines of several; without that of the project, which the title says. */
const selectLogNames = memo(
	({fleet}) => [fleet.logs.isTogether, fleet.logs.names, fleet.logs.set],
	({fleet: {logs}}): LogsState['names'] => {
		const project = projectOfSet(logs.set);
		const names = logs.isTogether ? [...logs.names] : [];
		return new Map(names.map(([source, name]) => [source, nameInProject(name, project)]));
	},
);
