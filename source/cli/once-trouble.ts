import type {ContainerId} from '../engine/types.js';
import {hasSeveral} from '../store/fleet/owner.js';
import type {State} from '../store/state.js';
import {noText, safe, type SafeText} from '../text/safe-text.js';
import {containerList} from '../view/list/container-list.js';
import {isHeading} from '../view/list/list-cursor.js';
import {selectTroubles} from '../view/trouble/troubles.js';

/** `prod shop/api-7: exit 1: …`: a line for each reason of each container that the filter lets pass, the worst first. */
export function troubleLines(state: State): readonly SafeText[] {
	const {fleet} = state;
	const troubles = selectTroubles(state);
	return containerList.selectEntries(state).flatMap(entry => {
		const container = isHeading(entry) ? undefined : fleet.containers.byId.get(entry as ContainerId);
		const reasons = (container && troubles.get(container.id)?.reasons) ?? [];
		const engine = hasSeveral(fleet) && container?.engine !== undefined ? safe`${container.engine} ` : noText;
		const project = container?.project === undefined ? noText : safe`${container.project}/`;
		return reasons
			.filter(({severity}) => severity > 0)
			.map(({words}) => safe`${engine}${project}${container?.name ?? noText}: ${words}`);
	});
}
