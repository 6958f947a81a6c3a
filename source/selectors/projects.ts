import type {Container, ContainerId} from '../engine/types.js';
import {safeText, type SafeText} from '../lib/safe-text.js';
import type {State} from '../store/state.js';
import {memo} from './memo.js';
import {selectShown} from './shown.js';

// A compose project in the list: its heading has an id as the containers have, so that the cursor can stand on it.

const prefix = 'project:';

export function headingOf(project: SafeText): ContainerId {
	return `${prefix}${project}` as ContainerId;
}

/** The project whose heading that is; undefined for a container. */
export function projectOfHeading(id: string): SafeText | undefined {
	return id.startsWith(prefix) ? safeText(id.slice(prefix.length)) : undefined;
}

/** The containers of each project, of those shown. */
const selectMembers = memo(
	state => [selectShown(state)],
	(state): ReadonlyMap<SafeText, readonly Container[]> => {
		const members = new Map<SafeText, Container[]>();
		for (const container of selectShown(state)) {
			if (container.project !== undefined) {
				members.set(container.project, [...(members.get(container.project) ?? []), container]);
			}
		}

		return members;
	},
);

export function membersOf(state: State, project: SafeText): readonly Container[] {
	return selectMembers(state).get(project) ?? [];
}

/** Each project together under its heading, where the first of it stands in the order; folded ones as their heading alone. */
export function groupByProject(
	ids: readonly ContainerId[],
	byId: ReadonlyMap<ContainerId, Container>,
	folded: ReadonlySet<string>,
): readonly ContainerId[] {
	const groups = Map.groupBy(ids, id => {
		const project = byId.get(id)?.project;
		return project === undefined ? id : headingOf(project);
	});
	return [...groups].flatMap(([heading, members]) => {
		const project = projectOfHeading(heading);
		if (project === undefined) {
			return members;
		}

		return folded.has(project) ? [heading] : [heading, ...members];
	});
}
