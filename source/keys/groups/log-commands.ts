import {readLine} from '../../logs/log-buffer.js';
import {nextHit} from '../../logs/log-hits.js';
import {errorsOnly, toggleTerm} from '../../logs/log-query.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {selectLogSize} from '../../view/logs/log-format.js';
import {
	centred,
	firstScroll,
	moveBy,
	pageBy,
	scrollTo,
	selectHold,
	selectLogScroll,
	type LogScroll,
} from '../../view/logs/log-scroll.js';
import {selectLogBeginnings} from '../../view/logs/log-beginnings.js';
import {selectLogSet} from '../../view/logs/log-set.js';
import {selectSearchTerm, selectFilteredLog} from '../../view/logs/filtered-log.js';
import {stampModes} from '../../store/view/log-view-slice.js';
import {logNowMs} from '../../store/engine-now.js';
import type {State} from '../../store/state.js';
import {formatClock} from '../../text/format.js';
import type {CommandsOf} from '../binding.js';
import type {CommandContext} from '../command.js';
import type {logBindings} from './log-bindings.js';
import {paneCommands} from './pane-commands.js';
import type {Outcome} from '../effect.js';
import {askCopy, askFilter, askRange, askSave, askScope, askSearch} from './log-prompts.js';

/** Commands of the logs pane. */
export const logCommands = {
	logDown: ({state}) => move(state, place => moveBy(state, place, 1)),
	logUp: ({state}) => move(state, place => moveBy(state, place, -1)),
	logPageDown: ({state}) => move(state, place => pageBy(state, place, 1)),
	logPageUp: ({state}) => move(state, place => pageBy(state, place, -1)),
	logFirst: ({state}) => move(state, () => firstScroll(state)),
	logLast: () => follow,
	logFollow: ({state}) => (selectHold(state) ? follow : move(state, place => place)),
	logLeft: ({state}) => scroll(state, -1),
	logRight: ({state}) => scroll(state, 1),
	logWrap: () => [{type: 'logView/wrapToggled'}],
	logStamps: ({state}) => {
		const next = stampModes[(stampModes.indexOf(state.view.logView.stamps) + 1) % stampModes.length];
		return [{type: 'logView/stampsChosen', stamps: next ?? 'off'}];
	},
	logShape: () => [{type: 'logView/shapeToggled'}],
	logMark: ({state}) => [{type: 'logs/marked', text: safe`──── mark ${clockOf(state)} ────`}],
	logClear: ({state}) => {
		const {set, buffer} = state.fleet.logs;
		return [{type: 'logView/cleared', set, seq: buffer.end}];
	},
	logOlder: ({state}) => {
		// Where lines of one begin later than the others', those before it are what is missing.
		const {latest} = selectLogBeginnings(state);
		const place = latest === undefined ? firstScroll(state) : centred(state, latest);
		return [
			...(place ? move(state, () => place) : []),
			{type: 'logView/olderAsked', set: state.fleet.logs.set},
		];
	},
	logSearch: ({state}) => askSearch(state),
	logNext: ({state}) => goOn(state, 1),
	logPrevious: ({state}) => goOn(state, -1),
	logFilter: ({state}) => askFilter(state),
	logErrors: ({state}) => [
		{type: 'logView/filtered', filter: toggleTerm(state.view.logView.filter, errorsOnly)},
	],
	logNextError: ({state}) => toError(state, 1),
	logPreviousError: ({state}) => toError(state, -1),
	logRange: ({state}) => askRange(state),
	logScope: ({state}) => askScope(state),
	logCopy: ({state}) => askCopy(state),
	logSave: ({state}) => askSave(state),
	logPager: () => [{type: 'effect/openPager'}],
	logBack: context => goBack(context),
} as const satisfies CommandsOf<typeof logBindings>;

const follow: Outcome = [{type: 'logView/followed'}];

/** Moves the reader and holds the view there; below the last line it follows again. */
function move(state: State, to: (place: LogScroll) => LogScroll | undefined): Outcome {
	const place = selectLogScroll(state);
	if (!place) {
		return [];
	}

	const next = to(place);
	const {set, buffer} = state.fleet.logs;
	return next ? [{type: 'logView/held', set, end: buffer.end, ...next}] : follow;
}

function scroll(state: State, direction: number): Outcome {
	const cells = direction * Math.max(8, Math.floor(selectLogSize(state).width / 3));
	return [{type: 'logView/scrolledSideways', cells}];
}

/** `n` goes on in the search's direction, `N` back. Without a search `n` asks for one. */
function goOn(state: State, turn: 1 | -1): Outcome {
	return selectSearchTerm(state) === undefined
		? askSearch(state)
		: toHit(state, (state.view.logView.searchDirection * turn) as 1 | -1);
}

/** Round the end. */
function toHit(state: State, direction: 1 | -1): Outcome {
	const start = direction === 1 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	const {buffer} = selectFilteredLog(state);
	return move(state, place => {
		const hit = nextHit(buffer, place.cursor, direction) ?? nextHit(buffer, start, direction);
		return hit === undefined ? place : placeOf(state, place, hit);
	});
}

/** Makes errors the search; who follows stands behind the newest line, so that the next one is the first of all. */
function toError(state: State, direction: 1 | -1): Outcome {
	const hold = selectHold(state);
	if (hold && state.view.logView.search === errorsOnly) {
		return toHit(state, direction);
	}

	// Keys may come before the lines of the set that was just chosen.
	const {key: set} = selectLogSet(state);
	const {buffer} = state.fleet.logs;
	const end = state.fleet.logs.set === set ? buffer.end : Number.POSITIVE_INFINITY;
	const from = hold ? hold.cursor + direction : direction === 1 ? Number.NEGATIVE_INFINITY : end;
	return [{type: 'logView/searched', search: errorsOnly, seek: {set, from, direction}}];
}

/** A hit that is on the screen already moves only the cursor. */
function placeOf(state: State, place: LogScroll, hit: number): LogScroll {
	const line = readLine(selectFilteredLog(state).buffer, hit);
	const isNear = hit >= place.top && hit - place.top < selectLogSize(state).height;
	return line && isNear ? scrollTo(state, place.top, hit) : centred(state, hit);
}

/** A mark is told in the lines' own time. */
function clockOf({fleet, view}: State): SafeText {
	return view.logView.stamps === 'utc'
		? safe`${safeText(new Date(logNowMs(fleet)).toISOString().slice(11, 19))} UTC`
		: formatClock(logNowMs(fleet));
}

/** The narrowings first, then as everywhere. */
function goBack(context: CommandContext): Outcome {
	const {search, filter} = context.state.view.logView;
	if (selectHold(context.state) && search === '' && filter === '') {
		return follow;
	}

	if (search !== '') {
		return [{type: 'logView/searched', search: ''}];
	}

	return filter === '' ? paneCommands.back(context) : [{type: 'logView/filtered', filter: ''}];
}
