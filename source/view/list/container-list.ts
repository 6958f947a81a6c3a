import type {Container, ContainerId} from '../../engine/types.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {noGroup} from '../../store/view/lists-slice.js';
import type {State} from '../../store/state.js';
import {columns} from './container-columns.js';
import {containerGrammar} from './container-grammar.js';
import {containerListOrders} from './container-orders.js';
import {createList} from './create-list.js';
import {isUp} from '../../engine/container-states.js';
import type {List} from './list-model.js';
import {selectContainerRow, type ContainerRow} from './container-row.js';

/** The containers of the engine. */
export const containerList: List<Container, ContainerRow> = createList<Container, ContainerRow>({
	id: 'containers',
	label: 'Containers',
	kind: 'container',
	empty: safe`This engine has no containers.`,
	items: ({fleet}) => (fleet.containers.isKnown ? fleet.containers.byId : undefined),
	row: (state, id) => selectContainerRow(state, id as ContainerId),
	orders: containerListOrders,
	columns,
	grammar: containerGrammar,
	groupOf: ({project}) => project,
	groupLabel: projectLabel,
	isRunning: isUp,
	targetOf: ({state, unit}) => ({state, ...(unit && {unit})}),
});

/** The containers that the filter lets pass, in no order. */
export function selectFilteredContainers(state: State): readonly Container[] {
	return containerList.selectPassing(state).items;
}

/** What a heading is called. A label can hold blanks, or those very words: quotes tell what is no usual name. */
export function projectLabel(project: SafeText): SafeText {
	return project === noGroup
		? safe`(no project)`
		: /^[\p{L}\p{N}_]/u.test(project)
			? project
			: safe`"${project}"`;
}

/** The containers of a compose project, of those that the filter lets pass. */
export function membersOf(state: State, project: SafeText): readonly Container[] {
	return containerList.selectGroups(state).get(project) ?? [];
}
