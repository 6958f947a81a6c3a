import type {ContainerId, Sample} from '../engine/types.js';
import {historyCapacity} from '../store/fleet/history-slice.js';
import type {State} from '../store/state.js';

export type Gaps = {
	/** Samples without figures, and the histories that are of no more use. */
	readonly samples: Map<ContainerId, Sample>;
	readonly forgotten: readonly ContainerId[];
};

/**
 * A container that has stopped goes on without figures, so that a crash loop's past stays to be seen. It is
 * forgotten when it is removed, or when nothing but the gap is left.
 */
export function createGapKeeper(): (state: State, running: ReadonlySet<ContainerId>, nowMs: number) => Gaps {
	const lengths = new Map<ContainerId, number>();
	return ({fleet}, running, nowMs) => {
		const samples = new Map<ContainerId, Sample>();
		const forgotten: ContainerId[] = [];
		for (const id of fleet.usage.byId.keys()) {
			const length = running.has(id) ? 0 : (lengths.get(id) ?? 0) + 1;
			if (length === 0) {
				lengths.delete(id);
			} else if (length > historyCapacity || !fleet.containers.byId.has(id)) {
				lengths.delete(id);
				forgotten.push(id);
			} else {
				lengths.set(id, length);
				samples.set(id, {atMs: nowMs});
			}
		}

		return {samples, forgotten};
	};
}
