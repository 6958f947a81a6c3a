import {hasProcesses} from '../../engine/container-states.js';
import type {Container, ContainerId, Details} from '../../engine/types.js';
import type {SafeText} from '../../text/safe-text.js';
import {keepAlike} from '../../util/keep-last.js';
import type {History} from '../../store/fleet/history-slice.js';
import type {Failure} from '../../store/fleet/pending-slice.js';
import {engineNowMs} from '../../store/engine-now.js';
import type {State} from '../../store/state.js';
import {shownMoment} from '../shown-moment.js';
import {calm, type Trouble} from '../trouble/container-trouble.js';
import {selectTroubles} from '../trouble/troubles.js';

/** All that a row of the list is painted from. */
export type Row = {
	readonly container: Container;
	readonly details?: Details;
	/** Undefined when it isn't running: a dead container's last figures are not its figures. */
	readonly history?: History;
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

const keepRow = keepAlike<Row>();

/** The same reference as long as nothing in it has changed. */
export function selectRow(state: State, id: ContainerId): Row | undefined {
	const {containers, usage, pending, logs} = state.fleet;
	const container = containers.byId.get(id);
	if (!container) {
		return undefined;
	}

	const details = containers.details.get(id);
	const sinceMs = hasProcesses(container) ? details?.startedAtMs : details?.finishedAtMs;
	return keepRow(container, {
		container,
		details,
		history: hasProcesses(container) ? usage.byId.get(id) : undefined,
		trouble: selectTroubles(state).get(id) ?? calm,
		doing: pending.underWay.get(id)?.doing,
		failure: pending.failures.get(id),
		errorsPerMinute: logs.errorRates.get(id) ?? (logs.sources.has(id) ? 0 : undefined),
		// On a slow line no age moves to the second.
		nowMs: shownMoment(engineNowMs(state.fleet), state.view.screen.isSlow ? undefined : sinceMs),
	});
}
