import {bufferUntil} from '../logs/buffer-until.js';
import type {Recording} from '../record/recording.js';
import type {LogsState} from '../store/fleet/log-state.js';
import type {Fleet, State, View} from '../store/state.js';
import {listView} from '../store/view/lists-slice.js';
import {containerList} from '../view/list/container-list.js';
import {selectCursor} from '../view/list/container-cursor.js';
import type {ContainerId} from '../engine/types.js';
import {areSame, keepLast} from '../util/keep-last.js';

/**
 * What the screen is painted from while it shows the past: the fleet as it was recorded, the view as it is. Nothing
 * can be changed there. `endMs`: of what has no now.
 */
export function createPastLens(
	recording: Recording,
	endMs: () => number | undefined = () => undefined,
): (state: State) => State {
	const logsUntil = keepLast((logs: LogsState, atMs: number): LogsState => ({
		...logs,
		buffer: bufferUntil(logs.buffer, atMs),
	}));
	let shown: {readonly wanted: readonly unknown[]; readonly fleet: Fleet} | undefined;
	return state => {
		const {past, screen} = state.view;
		const replayEndMs = endMs();
		const atMs = past.atMs ?? replayEndMs;
		if (atMs === undefined) {
			shown = undefined;
			return state;
		}

		const focus = {id: focusOf(state), chartSeconds: screen.chartSeconds};
		const wanted = [atMs, focus.id, focus.chartSeconds];
		if (!shown || !areSame(shown.wanted, wanted)) {
			shown = {wanted, fleet: recording.fleetAt(atMs, state.fleet, focus)};
		}

		return {
			// What is told to the user is told now.
			fleet: {
				...shown.fleet,
				logs: logsUntil(state.fleet.logs, atMs),
				notes: state.fleet.notes,
				report: state.fleet.report,
			},
			view: pastView(state, atMs, replayEndMs),
		};
	};
}

/** The same look at another moment, from which nothing can be changed. */
function pastView({fleet, view}: State, atMs: number, replayEndMs: number | undefined): View {
	return {
		...view,
		past: {
			...view.past,
			atMs,
			nowMs: replayEndMs ?? fleet.ourNowMs,
			isReplay: replayEndMs !== undefined,
		},
		screen: {...view.screen, isReadOnly: true},
	};
}

/** The container under the cursor: of the past where it was chosen there. */
function focusOf(state: State): ContainerId | undefined {
	const {cursor} = listView(state, containerList.id);
	return typeof cursor === 'string' ? (cursor as ContainerId) : selectCursor(state)?.id;
}
