import {hasProcesses} from '../../engine/container-states.js';
import type {Container, ContainerId, Details, Size} from '../../engine/types.js';
import {keepAlike} from '../../util/keep-last.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {sharedStart} from '../../text/shorten-middle.js';
import type {History} from '../../store/fleet/history-slice.js';
import type {Failure} from '../../store/fleet/pending-slice.js';
import {listView} from '../../store/view/lists-slice.js';
import {hasSeveral} from '../../store/fleet/owner.js';
import {connectionOf, partFor} from '../../store/seen-from.js';
import type {Fleet, State} from '../../store/state.js';
import {isStaleFor} from '../trouble/staleness.js';
import {memo} from '../memo.js';
import {nowForAge} from '../now-for-age.js';
import {rowNowMs} from '../row-now.js';
import {memberLabel} from './member-label.js';
import {shownName} from './name-in-project.js';
import {calm, type Trouble} from '../trouble/container-trouble.js';
import {selectTroubles} from '../trouble/troubles.js';

/** All that a row of the list is painted from. */
export type ContainerRow = {
	readonly container: Container;
	/** Where there are several. */
	readonly engine?: SafeText;
	/** How long its engine hasn't answered. */
	readonly staleMs?: number;
	/** Its name; under a heading indented, and its service. */
	readonly label: SafeText;
	/** How many characters of it most names begin with. */
	readonly shared: number;
	readonly details?: Details;
	/** Recent starts, ms since the epoch. */
	readonly starts?: readonly number[];
	/** Undefined when it isn't running: a dead container's last figures are not its figures. */
	readonly history?: History;
	/** While its column is shown. */
	readonly size?: Size;
	readonly trouble: Trouble;
	/** `stopping`, while the engine has been asked. */
	readonly doing?: SafeText;
	/** What was asked last and failed. */
	readonly failure?: Failure;
	/** Log lines that report an error; undefined unless its log is followed. */
	readonly errorsPerMinute?: number;
	/** By the engine's clock, as all its times are. */
	readonly nowMs: number;
};

/** What `resources` has them under. */
export const sizesId = 'sizes';

const keepRow = keepAlike<ContainerRow>();

/** The same reference as long as nothing in it has changed. */
export function selectContainerRow(state: State, id: ContainerId): ContainerRow | undefined {
	const {containers, usage, pending, logs} = state.fleet;
	const container = containers.byId.get(id);
	if (!container) {
		return undefined;
	}

	const details = containers.details.get(id);
	const label = labelOf(container, listView(state, 'containers').isGrouped);
	const start = selectSharedStart(state);
	return keepRow(container, {
		container,
		engine: hasSeveral(state.fleet) ? container.engine : undefined,
		staleMs: hasSeveral(state.fleet) ? staleMsOf(container, state.fleet) : undefined,
		label,
		shared: label.startsWith(start) ? start.length : 0,
		details,
		history: hasProcesses(container) ? usage.byId.get(id) : undefined,
		size: sizesOf(state.fleet, container)?.get(id),
		trouble: selectTroubles(state).get(id) ?? calm,
		doing: pending.underWay.get(id)?.doing,
		failure: pending.failures.get(id),
		errorsPerMinute: logs.errorRates.get(id) ?? (logs.sources.has(id) ? 0 : undefined),
		starts: containers.starts.get(id),
		nowMs: rowNowMs(state, container),
	});
}

const selectSharedStart = memo(
	state => [state.fleet.containers.byId],
	state => sharedStart([...state.fleet.containers.byId.values()].map(shownName)),
);

function sizesOf(fleet: Fleet, container: Container): ReadonlyMap<string, Size> | undefined {
	return partFor(fleet, container).resources.byList.get(sizesId)?.data as
		| ReadonlyMap<string, Size>
		| undefined;
}

/** In steps: every row of the engine is painted anew with each. */
function staleMsOf(container: Container, fleet: Fleet): number | undefined {
	const {answeredAtMs} = connectionOf(fleet, container);
	return answeredAtMs !== undefined && isStaleFor(fleet, container)
		? nowForAge(fleet.ourNowMs, answeredAtMs) - answeredAtMs
		: undefined;
}

function labelOf(container: Container, isGrouped: boolean): SafeText {
	return isGrouped ? safe`  ${memberLabel(container)}` : shownName(container);
}
