import type {Process} from '../../engine/types.js';
import {noText, safe, type SafeText} from '../../text/safe-text.js';

type Placed = {readonly told: Process; readonly branch: SafeText};

/** Deeper than any tree of sense. */
const deepest = 32;

/** Children under their parents, with the branches that lead to them. Whose parent isn't there is a root. */
export function inTree(processes: readonly Process[]): readonly Placed[] {
	const pids = new Set(processes.map(({pid}) => pid));
	const parentOf = ({pid, parentPid}: Process) =>
		parentPid !== undefined && parentPid !== pid && pids.has(parentPid) ? parentPid : undefined;
	const children = Map.groupBy(processes, parentOf);
	const placed: Placed[] = [];
	const done = new Set<number>();
	const place = (told: Process, lead: SafeText, sign: SafeText, depth: number) => {
		if (done.has(told.pid)) {
			return;
		}

		done.add(told.pid);
		placed.push({told, branch: safe`${lead}${sign}`});
		const under = depth < deepest ? (children.get(told.pid) ?? []) : [];
		const below = sign === noText ? lead : safe`${lead}${sign === last ? safe`   ` : safe`│  `}`;
		for (const [index, child] of under.entries()) {
			place(child, below, index === under.length - 1 ? last : inner, depth + 1);
		}
	};

	for (const root of children.get(undefined) ?? []) {
		place(root, noText, noText, 0);
	}

	// Those in a circle, or too deep.
	for (const told of processes) {
		place(told, noText, noText, deepest);
	}

	return placed;
}

const inner = safe`├─ `;
const last = safe`└─ `;
