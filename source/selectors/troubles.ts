import type {ContainerId} from '../engine/types.js';
import type {State} from '../store/state.js';
import {memo} from './memo.js';
import {troubleOf, type Trouble} from './trouble.js';

export type Troubles = ReadonlyMap<ContainerId, Trouble>;

/** Ages in the reasons' words move in such steps: nothing is judged anew merely because a second has passed. */
const stepMs = 10_000;

/** The trouble of each container. A container whose trouble reads the same keeps its reference, and so does the map. */
export const selectTroubles = memo(
	({fleet}) => [
		fleet.containers.byId,
		fleet.containers.details,
		fleet.containers.starts,
		fleet.usage.settled,
		fleet.pending.failures,
		fleet.logs.errorRates,
		Math.floor(fleet.nowMs / stepMs),
	],
	judgeAll,
);

function judgeAll({fleet}: State, before: Troubles | undefined): Troubles {
	const nowMs = Math.floor(fleet.nowMs / stepMs) * stepMs;
	const troubles = new Map<ContainerId, Trouble>();
	let isSame = before?.size === fleet.containers.byId.size;
	for (const [id, container] of fleet.containers.byId) {
		const now = troubleOf({
			container,
			details: fleet.containers.details.get(id),
			history: fleet.usage.settled.get(id),
			starts: fleet.containers.starts.get(id),
			failure: fleet.pending.failures.get(id),
			errorsPerMinute: fleet.logs.errorRates.get(id),
			nowMs,
		});
		const earlier = before?.get(id);
		const isUnchanged = earlier !== undefined && readsAlike(earlier, now);
		isSame &&= isUnchanged;
		troubles.set(id, isUnchanged ? earlier : now);
	}

	return isSame && before ? before : troubles;
}

function readsAlike(a: Trouble, b: Trouble): boolean {
	return (
		a.score === b.score &&
		a.reasons.length === b.reasons.length &&
		a.reasons.every(({words}, index) => words === b.reasons[index]?.words)
	);
}
