import type {ContainerId, Reading} from '../types.js';
import type {SampleTarget} from './sampler.js';

/** Whose counters the engine is asked for in a pass. */
type Turns = {
	readonly pick: (targets: readonly SampleTarget[], nowMs: number) => readonly SampleTarget[];
	/** A reading came, or none: either way its turn is over. */
	readonly took: (id: ContainerId, reading: Reading | undefined, nowMs: number) => void;
};

export type Budget = {
	/** Rows on the screen come first, up to so many a pass. */
	readonly shown: number;
	/** Calls a pass that shown rows and the others share. */
	readonly calls: number;
	/** Calls for the others, however many rows are shown. */
	readonly others: number;
	/** In so many passes each of the others has had a turn, if they are all alike, however many there are. */
	readonly round: number;
	/** Once each: extra calls for containers that have no CPU figure yet. */
	readonly newcomers: number;
};

type Past = {
	readonly readings: number;
	readonly tookAtMs: number;
	readonly latest: Reading | undefined;
	readonly cores: number;
};

/** A container that uses a whole core comes round this much more often than an idle one. */
const heatOfOneCore = 8;

/**
 * Every call costs the engine a millisecond or more of CPU, so a fleet can't be read each second: shown rows
 * are, the others wait their turn. The busy ones wait less, since they may belong on the first page.
 */
export function createTurns(budget: Budget): Turns {
	const pasts = new Map<ContainerId, Past>();
	return {
		pick(targets, nowMs) {
			dropOthers(pasts, targets);
			const isNew = ({id}: SampleTarget) => (pasts.get(id)?.readings ?? 0) < 2;
			const others = targets.filter(({isOnScreen}) => !isOnScreen);
			const mostUrgent = (from: readonly SampleTarget[], count: number) =>
				byUrgency(from, pasts, nowMs).slice(0, count);

			const shown = mostUrgent(
				targets.filter(({isOnScreen}) => isOnScreen),
				budget.shown,
			);
			const known = others.filter(target => !isNew(target));
			const share = Math.max(
				budget.others,
				budget.calls - shown.length,
				Math.ceil(known.length / budget.round),
			);
			return [...shown, ...mostUrgent(others.filter(isNew), budget.newcomers), ...mostUrgent(known, share)];
		},
		took(id, reading, nowMs) {
			const past = pasts.get(id);
			pasts.set(id, {
				readings: (past?.readings ?? 0) + 1,
				tookAtMs: nowMs,
				latest: reading ?? past?.latest,
				cores: reading ? coresUsed(past?.latest, reading) : 0,
			});
		},
	};
}

function byUrgency(
	targets: readonly SampleTarget[],
	pasts: ReadonlyMap<ContainerId, Past>,
	nowMs: number,
): readonly SampleTarget[] {
	const urgency = ({id}: SampleTarget): number => {
		const past = pasts.get(id);
		return past ? (nowMs - past.tookAtMs) * (1 + heatOfOneCore * past.cores) : Number.MAX_VALUE;
	};

	return targets
		.map(target => ({target, urgency: urgency(target)}))
		.sort((a, b) => b.urgency - a.urgency)
		.map(({target}) => target);
}

function coresUsed(previous: Reading | undefined, next: Reading): number {
	const usedNs = (next.cpuTotalNs ?? 0) - (previous?.cpuTotalNs ?? next.cpuTotalNs ?? 0);
	const passedNs = (next.atMs - (previous?.atMs ?? next.atMs)) * 1e6;
	return passedNs > 0 ? Math.max(0, usedNs / passedNs) : 0;
}

function dropOthers(pasts: Map<ContainerId, Past>, targets: readonly SampleTarget[]): void {
	if (pasts.size > targets.length) {
		const wanted = new Set(targets.map(({id}) => id));
		for (const id of pasts.keys()) {
			if (!wanted.has(id)) {
				pasts.delete(id);
			}
		}
	}
}
