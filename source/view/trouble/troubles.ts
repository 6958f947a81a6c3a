import type {OomKill} from '../../engine/kernel/kernel-types.js';
import type {ContainerId} from '../../engine/types.js';
import {byEngineMs} from '../../store/engine-now.js';
import type {KernelTrack} from '../../store/fleet/kernel-slice.js';
import {connectionOf, enginesOf} from '../../store/seen-from.js';
import type {State} from '../../store/state.js';
import {keepAlike, keepLast, keepLastPer} from '../../util/keep-last.js';
import {memo} from '../memo.js';
import {nowForAge} from '../now-for-age.js';
import {troubleOf, type Trouble} from './container-trouble.js';
import type {Facts} from './trouble-facts.js';

type Troubles = ReadonlyMap<ContainerId, Trouble>;

/** Ages in the reasons' words move in such steps: nothing is judged anew merely because a second has passed. */
const stepMs = 10_000;
/** The age of what ended or began less than this ago moves sooner. */
const freshMs = 60_000;
const secondMs = 1000;

/** Until when anything is fresh, by its engine's clock (ms since the epoch). */
const selectFreshUntil = memo(
	({fleet}) => [fleet.containers.byId, fleet.containers.details, fleet.containers.starts, fleet.others.size],
	({fleet}) => {
		const untilMs = enginesOf(fleet).map(() => 0);
		fleet.containers.byId.forEach((container, id) => {
			const {place} = connectionOf(fleet, container);
			untilMs[place] = Math.max(untilMs[place] ?? 0, (freshSince(fleet.containers, id) ?? 0) + freshMs);
		});
		return untilMs;
	},
);

function freshSince({details, starts}: State['fleet']['containers'], id: ContainerId): number | undefined {
	return Math.max(details.get(id)?.finishedAtMs ?? 0, starts.get(id)?.at(-1) ?? 0) || undefined;
}

/** What time it is on each engine, in the steps in which troubles are looked at. */
function steppedNows(state: State): readonly number[] {
	const freshUntil = selectFreshUntil(state);
	return enginesOf(state.fleet).map(({connection}) => {
		const nowMs = byEngineMs(connection, state.fleet.ourNowMs);
		const step = nowMs < (freshUntil[connection.place] ?? 0) ? secondMs : stepMs;
		return Math.floor(nowMs / step) * step;
	});
}

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
		...steppedNows(state),
	];
}, judgeAll);

/** What hasn't changed isn't judged again. */
const keepFacts = keepAlike<Facts>();
const keptTrouble = keepLastPer(troubleOf);

function judgeAll(state: State, before: Troubles | undefined): Troubles {
	const {fleet} = state;
	const nows = steppedNows(state);
	const kills = lastKills(fleet.kernel.kills);
	const troubles = new Map<ContainerId, Trouble>();
	let isSame = before?.size === fleet.containers.byId.size;
	fleet.containers.byId.forEach((container, id) => {
		const now = keptTrouble(
			keepFacts(container, {
				container,
				details: fleet.containers.details.get(id),
				history: fleet.usage.settled.get(id),
				starts: fleet.containers.starts.get(id),
				lastExit: fleet.containers.lastExits.get(id),
				lastWords: fleet.lastWords.byId.get(id),
				kernel: abnormal(fleet.kernel.byId.get(id)),
				oomKill: kills.get(id),
				failure: fleet.pending.failures.get(id),
				errorsPerMinute: fleet.logs.errorRates.get(id),
				nowMs: nowForAge(
					nows[connectionOf(fleet, container).place] ?? fleet.ourNowMs,
					freshSince(fleet.containers, id),
				),
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
	return track && (track.raised.size > 0 || track.oomKilled) ? track : undefined;
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
