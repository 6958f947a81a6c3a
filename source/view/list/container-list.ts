import type {Container, ContainerId} from '../../engine/types.js';
import {noText, safe, type SafeText} from '../../text/safe-text.js';
import {groupKey, groupOf} from '../../store/view/group-key.js';
import {isAnyKnown} from '../../store/seen-from.js';
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
	items: ({fleet}) => (isAnyKnown(fleet) ? fleet.containers.byId : undefined),
	row: (state, id) => selectContainerRow(state, id as ContainerId),
	orders: containerListOrders,
	columns,
	grammar: containerGrammar,
	groupOf: groupOfContainer,
	groupLabel: projectLabel,
	isRunning: isUp,
	targetOf: ({state, unit, task}) => ({state, ...(unit && {unit}), ...(task && {task})}),
});

/** The containers that the filter lets pass, in no order. */
export function selectFilteredContainers(state: State): readonly Container[] {
	return containerList.selectPassing(state).items;
}

/** The group of a container: its compose project or its stack, on its engine where there are several. */
export function groupOfContainer({project, engine, task}: Container): SafeText {
	return groupKey(project && task ? safe`${project} (stack)` : project, engine);
}

/** What a heading is called. A label can hold blanks, or those very words: quotes tell what is no usual name. */
export function projectLabel(group: SafeText): SafeText {
	const {name, engine} = groupOf(group);
	const label = name === noText ? safe`(no project)` : /^[\p{L}\p{N}_]/u.test(name) ? name : safe`"${name}"`;
	return engine === undefined ? label : safe`${engine} · ${label}`;
}

/** The containers of a compose project, of those that the filter lets pass. */
export function membersOf(state: State, project: SafeText): readonly Container[] {
	return containerList.selectGroups(state).get(project) ?? [];
}
