import type {Container, ContainerId} from '../../engine/types.js';
import {formatCount} from '../../text/format.js';
import {noText, safe, type SafeText} from '../../text/safe-text.js';
import type {LogRange, LogScope} from '../../store/view/log-view-slice.js';
import type {State} from '../../store/state.js';
import {selectCursor, selectCursorHeading} from '../list/container-cursor.js';
import {memo} from '../memo.js';
import {containerList, projectLabel, selectFilteredContainers} from '../list/container-list.js';
import {listView, noGroup} from '../../store/view/lists-slice.js';

/** The containers whose logs are followed together. */
type LogSet = {
	/** Names the set, whatever its range. */
	readonly base: string;
	/** Names the set and its range, without spaces. Another key is another set, with lines of its own. */
	readonly key: string;
	readonly title: SafeText;
	/** Of several, though they may be one just now. */
	readonly isTogether: boolean;
	readonly containers: readonly Container[];
	readonly range: LogRange;
};

/** More streams at once would cost the engine more than they tell. */
const mostSources = 100;

export const usualRange: LogRange = {kind: 'tail', lines: 1000};

export const selectLogSet = memo(
	state => [
		selectCursor(state),
		selectCursorHeading(state),
		listView(state, containerList.id).marks,
		state.fleet.containers.byId,
		selectFilteredContainers(state),
		state.view.logView.scope,
		state.view.logView.range,
	],
	(state): LogSet => {
		const {containers, ...named} = scoped(state, state.view.logView.scope);
		const {range: chosen} = state.view.logView;
		const range = chosen?.of === named.base ? chosen.range : usualRange;
		const followed = [...containers].sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, mostSources);
		return {...named, key: `${named.base}~${rangeKey(range)}`, containers: followed, range};
	},
);

type Scoped = Pick<LogSet, 'base' | 'title' | 'isTogether' | 'containers'>;

function scoped(state: State, scope: LogScope): Scoped {
	const {byId} = state.fleet.containers;
	const marked = [...listView(state, containerList.id).marks].flatMap(
		id => byId.get(id as ContainerId) ?? [],
	);
	switch (scope.kind) {
		case 'auto': {
			const heading = selectCursorHeading(state);
			return marked.length > 0
				? {
						base: 'marked',
						title: safe`${formatCount(marked.length)} marked`,
						isTogether: true,
						containers: marked,
					}
				: heading === undefined
					? ofCursor(state)
					: ofProject(state, heading);
		}

		case 'cursor': {
			return ofCursor(state);
		}

		case 'project': {
			return ofProject(state, scope.project);
		}

		case 'shown': {
			const containers = selectFilteredContainers(state);
			return {
				base: 'shown',
				title: safe`${formatCount(containers.length)} shown`,
				isTogether: true,
				containers,
			};
		}
	}
}

function ofProject({fleet}: State, project: SafeText): Scoped {
	const containers = [...fleet.containers.byId.values()].filter(one => (one.project ?? noGroup) === project);
	return {
		base: `project:${encodeURIComponent(project)}`,
		title: project === noGroup ? safe`no project` : safe`project ${projectLabel(project)}`,
		isTogether: true,
		containers,
	};
}

/** The project whose containers the set of this key is of. */
export function projectOfSet(key: string): string | undefined {
	const [, project] = /^project:(.*)~/.exec(key) ?? [];
	return project && decodeURIComponent(project);
}

function ofCursor(state: State): Scoped {
	const cursor = selectCursor(state);
	return cursor
		? {base: `cursor:${cursor.id}`, title: cursor.name, isTogether: false, containers: [cursor]}
		: {base: '', title: noText, isTogether: false, containers: []};
}

function rangeKey(range: LogRange): string {
	return range.kind === 'tail' ? `${range.lines}` : range.stamp;
}

/** `<container>-<UTC>.log`: what a saved log is called unless the user says otherwise. */
export function saveName(state: State): string {
	const {title} = selectLogSet(state);
	const name = title.replaceAll(/[^\w.-]+/g, '-').replace(/^[-.]+/, '') || 'logs';
	const utc = new Date(state.fleet.ourNowMs).toISOString().slice(0, 19).replaceAll(':', '');
	return `${name.slice(0, 80)}-${utc}Z.log`;
}
