import type {OomKill} from '../../engine/kernel/kernel-types.js';
import type {ContainerId} from '../../engine/types.js';
import type {KernelTrack} from '../../store/fleet/kernel-slice.js';
import type {State} from '../../store/state.js';
import {keepAlike, keepLast, keepLastPer} from '../../util/keep-last.js';
import {memo} from '../memo.js';
import {nowSince, rowNowMs} from '../row-now.js';
import {troubleOf, type Trouble} from './container-trouble.js';
import {unmetOf, type Unmet} from './dependencies.js';
import type {Facts} from './trouble-facts.js';

type Troubles = ReadonlyMap<ContainerId, Trouble>;

const secondMs = 1000;

/** What each container needs and hasn't. */
const selectUnmet = memo(
	({fleet}) => [fleet.containers.byId, fleet.containers.details],
	({fleet: {containers}}): ReadonlyMap<ContainerId, Unmet> =>
		new Map(
			[...containers.byId].map(([id, container]) => [
				id,
				unmetOf(container, containers.details, containers.byId),
			]),
		),
);

/** The trouble of each container. A container whose trouble reads the same keeps its reference, and so does the map. */
export const selectTroubles = memo(state => {
	const {fleet} = state;
	return [
		fleet.containers.byId,
		fleet.containers.details,
		fleet.containers.starts,
		fleet.containers.lastExits,
		fleet.kernel.byId,
		fleet.kernel.kills,
		fleet.lastWords,
		fleet.usage.settled,
		fleet.pending.failures,
		fleet.logs.errorRates,
		// What moves sooner has an age of less than ten seconds.
		Math.floor(fleet.ourNowMs / secondMs),
		state.view.screen.isSlow,
	];
}, judgeAll);

/** What hasn't changed isn't judged again. */
const keepFacts = keepAlike<Facts>();
const keptTrouble = keepLastPer(troubleOf);

function judgeAll(state: State, before: Troubles | undefined): Troubles {
	const {fleet} = state;
	const unmet = selectUnmet(state);
	const kills = lastKills(fleet.kernel.kills);
	const troubles = new Map<ContainerId, Trouble>();
	let isSame = before?.size === fleet.containers.byId.size;
	fleet.containers.byId.forEach((container, id) => {
		const oomKill = kills.get(id);
		const now = keptTrouble(
			keepFacts(container, {
				container,
				details: fleet.containers.details.get(id),
				history: fleet.usage.settled.get(id),
				starts: fleet.containers.starts.get(id),
				lastExit: fleet.containers.lastExits.get(id),
				lastWords: fleet.lastWords.byId.get(id),
				kernel: abnormal(fleet.kernel.byId.get(id)),
				oomKill,
				failure: fleet.pending.failures.get(id),
				errorsPerMinute: fleet.logs.errorRates.get(id),
				...unmet.get(id),
				limits: state.view.settings.limits,
				// The only age among the reasons is a kill's.
				nowMs: oomKill ? nowSince(state, container, oomKill.atMs) : rowNowMs(state, container),
			}),
		);
		const earlier = before?.get(id);
		const trouble = earlier && readsAlike(earlier, now) ? earlier : now;
		isSame &&= trouble === earlier;
		troubles.set(id, trouble);
	});

	return isSame && before ? before : troubles;
}

/** Of one where nothing is abnormal there is nothing to judge: it isn't judged anew with each reading. */
function abnormal(track: KernelTrack | undefined): KernelTrack | undefined {
	return track &&
		(track.raised.size > 0 || track.oomKilled || track.memory?.full || track.window.at(-1)?.oomKills)
		? track
		: undefined;
}

/** The last kill of each container. */
const lastKills = keepLast(
	(kills: readonly OomKill[]): ReadonlyMap<ContainerId, OomKill> =>
		new Map(kills.flatMap(kill => (kill.container ? [[kill.container, kill] as const] : []))),
);

function readsAlike(a: Trouble, b: Trouble): boolean {
	return (
		a.score === b.score &&
		a.reasons.length === b.reasons.length &&
		a.reasons.every(
			({words, whole}, index) => words === b.reasons[index]?.words && whole === b.reasons[index]?.whole,
		)
	);
}
