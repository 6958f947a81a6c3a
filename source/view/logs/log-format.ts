import type {Container} from '../../engine/types.js';
import type {SafeText} from '../../text/safe-text.js';
import {shortenMiddle, tellingWidth} from '../../text/shorten-middle.js';
import {displayWidth} from '../../text/width.js';
import type {LogsState} from '../../store/fleet/log-state.js';
import {logNowMs} from '../../store/engine-now.js';
import type {State} from '../../store/state.js';
import {placeOf} from '../layout/layout.js';
import type {LogFormat} from './log-line.js';
import {selectFilterTerms, selectSearchTerm} from './filtered-log.js';
import {projectOfSet} from './log-set.js';
import {memberLabel} from '../list/member-label.js';
import {nameInProject, shownName} from '../list/name-in-project.js';
import {memo} from '../memo.js';

/** Names may take so many cells, or a third of the pane; up to half of it where only that tells them apart. */
const usualNameWidth = 18;

function nameWidthOf(names: readonly SafeText[], paneWidth: number): number {
	const widest = Math.max(0, ...names.map(name => displayWidth(name)));
	const usual = Math.min(widest, Math.max(usualNameWidth, Math.floor(paneWidth / 3)));
	return Math.min(tellingWidth(names, usual, shortenMiddle), Math.max(usual, Math.floor(paneWidth / 2)));
}

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
			stamps === 'relative' ? logNowMs(state.fleet) : undefined,
			// Numbers mean other lines in another buffer.
			state.fleet.logs.buffer,
		];
	},
	(state): LogFormat => {
		const {isWrapped, sideways, stamps, isShaped} = state.view.logView;
		const search = selectSearchTerm(state);
		const wanted = selectFilterTerms(state).filter(({isExcluding}) => !isExcluding);
		const names = selectLogNames(state);
		const size = selectLogSize(state);
		const nameWidth = nameWidthOf([...names.values()], size.width);
		return {
			...size,
			isWrapped,
			sideways,
			isShaped,
			stamps: {mode: stamps, nowMs: logNowMs(state.fleet)},
			finders: (search ? [search] : wanted).map(({finder}) => finder),
			names: new Map([...names].map(([source, name]) => [source, shortenMiddle(name, nameWidth)])),
			nameWidth,
			isUnicode: state.view.screen.isUnicode,
		};
	},
);

/** Names are shown where there are lines of several. */
const selectLogNames = memo(
	({fleet}) => [fleet.logs.isTogether, fleet.logs.names, fleet.logs.set, fleet.containers.byId],
	({fleet: {logs, containers}}, before?: LogsState['names']): LogsState['names'] => {
		const ids = new Map([...logs.sources].map(([id, {index}]) => [index, id]));
		const sources = [...(logs.isTogether ? logs.names : [])].map(([index, name]) => ({
			index,
			name,
			container: containers.byId.get(ids.get(index)!),
		}));
		const names = new Map(sourceLabels(sources, projectOfSet(logs.set)));
		const isSame =
			before?.size === names.size && [...names].every(([index, name]) => before.get(index) === name);
		return isSame ? before : names;
	},
);

type Source = {readonly index: number; readonly name: SafeText; readonly container: Container | undefined};

/** As `docker compose logs` names them where all are of one project: by service, with the replica where there are several. */
function sourceLabels(
	sources: readonly Source[],
	projectOfAll: string | undefined,
): ReadonlyArray<readonly [number, SafeText]> {
	const known = sources.flatMap(({container}) => container ?? []);
	const [first] = known;
	const isOne = known.every(({project}) => project !== undefined && project === first?.project);
	const project = projectOfAll ?? (isOne ? first?.project : undefined);
	const replicas = Map.groupBy(known, ({service}) => service);
	return sources.map(({index, name, container}) => {
		const {service} = container ?? {};
		const isAlone = project !== undefined && service !== undefined && replicas.get(service)?.length === 1;
		const member = container?.task && (project === undefined ? shownName(container) : memberLabel(container));
		return [index, isAlone ? service : (member ?? nameInProject(name, project))];
	});
}
