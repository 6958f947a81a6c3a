import type {Container, ContainerId} from '../../engine/types.js';
import {formatCount} from '../../text/format.js';
import {noText, safe, type SafeText} from '../../text/safe-text.js';
import type {LogRange, LogScope} from '../../store/view/log-view-slice.js';
import type {State} from '../../store/state.js';
import {selectCursor, selectCursorHeading} from '../list/container-cursor.js';
import {shownName} from '../list/name-in-project.js';
import {memo} from '../memo.js';
import {
	containerList,
	groupOfContainer,
	projectLabel,
	selectFilteredContainers,
} from '../list/container-list.js';
import {groupOf} from '../../store/view/group-key.js';
import {listView} from '../../store/view/lists-slice.js';

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

/** The set that was chosen, unless the cursor has left it. */
function scoped(state: State, scope: LogScope): Scoped {
	const cursor = selectCursor(state);
	const marked = markedOf(state);
	const group = selectCursorHeading(state) ?? (cursor?.project && groupOfContainer(cursor));
	switch (scope.kind) {
		case 'own': {
			return scope.at === cursor?.id ? ofOne(cursor) : underCursor(state);
		}

		case 'marked': {
			return scope.at === cursor?.id && marked.length > 0 ? ofMarked(marked) : underCursor(state);
		}

		case 'project': {
			return scope.project === group ? ofProject(state, scope.project) : underCursor(state);
		}

		case 'shown': {
			const containers = selectFilteredContainers(state);
			const title = safe`${formatCount(containers.length)} shown`;
			return {base: 'shown', title, isTogether: true, containers};
		}

		case 'auto': {
			return underCursor(state);
		}
	}
}

function underCursor(state: State): Scoped {
	const heading = selectCursorHeading(state);
	const cursor = selectCursor(state);
	const marked = markedOf(state);
	return heading !== undefined
		? ofProject(state, heading)
		: cursor && marked.length > 1 && marked.includes(cursor)
			? ofMarked(marked)
			: ofOne(cursor);
}

function markedOf(state: State): readonly Container[] {
	const {byId} = state.fleet.containers;
	return [...listView(state, containerList.id).marks].flatMap(id => byId.get(id as ContainerId) ?? []);
}

function ofMarked(marked: readonly Container[]): Scoped {
	return {
		base: 'marked',
		title: safe`${formatCount(marked.length)} marked`,
		isTogether: true,
		containers: marked,
	};
}

function ofProject({fleet}: State, project: SafeText): Scoped {
	const containers = [...fleet.containers.byId.values()].filter(one => groupOfContainer(one) === project);
	return {
		base: `project:${encodeURIComponent(project)}`,
		title: groupOf(project).name === noText ? safe`no project` : safe`project ${projectLabel(project)}`,
		isTogether: true,
		containers,
	};
}

/** The project whose containers the set of this key is of. */
export function projectOfSet(key: string): string | undefined {
	const [, project] = /^project:(.*)~/.exec(key) ?? [];
	return project && groupOf(decodeURIComponent(project) as SafeText).name;
}

function ofOne(container: Container | undefined): Scoped {
	return container
		? {base: ownBase(container.id), title: shownName(container), isTogether: false, containers: [container]}
		: {base: '', title: noText, isTogether: false, containers: []};
}

function ownBase(id: ContainerId): string {
	return `cursor:${id}`;
}

/** Whether the logs are of that container alone. */
export function isLogSetOf(state: State, id: ContainerId): boolean {
	return selectLogSet(state).base === ownBase(id);
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
