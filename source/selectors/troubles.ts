import type {ContainerId} from '../engine/types.js';
import type {State} from '../store/state.js';
import {memo} from './memo.js';
import {troubleOf, type Facts, type Trouble} from './trouble.js';

export type Troubles = ReadonlyMap<ContainerId, Trouble>;

/** Ages in the reasons' words move in such steps: nothing is judged anew merely because a second has passed. */
const stepMs = 10_000;

/** The trouble of each container. A container whose trouble reads the same keeps its reference, and so does the map. */
export const selectTroubles = memo(
	({fleet}) => [
		fleet.containers.byId,
		fleet.containers.details,
		fleet.containers.starts,
		fleet.containers.lastExits,
		fleet.usage.settled,
		fleet.pending.failures,
		fleet.logs.errorRates,
		Math.floor(fleet.nowMs / stepMs),
	],
	judgeAll,
);

/** What each trouble was found in: what hasn't changed isn't judged again. */
const foundIn = new WeakMap<Trouble, Facts>();

function judgeAll({fleet}: State, before: Troubles | undefined): Troubles {
	const nowMs = Math.floor(fleet.nowMs / stepMs) * stepMs;
	const troubles = new Map<ContainerId, Trouble>();
	let isSame = before?.size === fleet.containers.byId.size;
	for (const [id, container] of fleet.containers.byId) {
		const facts = {
			container,
			details: fleet.containers.details.get(id),
			history: fleet.usage.settled.get(id),
			starts: fleet.containers.starts.get(id),
			lastExit: fleet.containers.lastExits.get(id),
			failure: fleet.pending.failures.get(id),
			errorsPerMinute: fleet.logs.errorRates.get(id),
			nowMs,
		};
		const earlier = before?.get(id);
		const trouble = judge(facts, earlier);
		isSame &&= trouble === earlier;
		troubles.set(id, trouble);
	}

	return isSame && before ? before : troubles;
}

/** The trouble in these facts: the earlier one where it reads the same. */
function judge(facts: Facts, earlier: Trouble | undefined): Trouble {
	const past = earlier && foundIn.get(earlier);
	const isJudged = past && factNames.every(name => past[name] === facts[name]);
	const now = earlier && isJudged ? earlier : troubleOf(facts);
	const trouble = earlier && readsAlike(earlier, now) ? earlier : now;
	foundIn.set(trouble, facts);
	return trouble;
}

const factNames = [
	'container',
	'details',
	'history',
	'starts',
	'lastExit',
	'failure',
	'errorsPerMinute',
	'nowMs',
] as const satisfies ReadonlyArray<keyof Facts>;

function readsAlike(a: Trouble, b: Trouble): boolean {
	return (
		a.score === b.score &&
		a.reasons.length === b.reasons.length &&
		a.reasons.every(({words}, index) => words === b.reasons[index]?.words)
	);
}
