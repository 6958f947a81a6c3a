import type {Container, ContainerId} from '../../engine/types.js';
import {createBeginning} from '../../logs/log-beginning.js';
import {errorsPerMinute} from '../../logs/log-errors.js';
import {aheadSeconds, byEngineMs} from '../engine-now.js';
import {connectionOf} from '../seen-from.js';
import {heldLine} from '../held-line.js';
import type {State} from '../state.js';
import type {ContainersListed} from './containers-slice.js';
import type {EventsHappened} from './events-slice.js';
import {release, takeIn, takeMark, takeNotice, takeOlder, withSource} from './take-log-lines.js';
import {noticeEvents} from './log-events.js';
import {reduceFinds, type LogFindsResult} from './log-finds.js';
import {
	emptyLogs,
	noProblem,
	type LogArrived,
	type LogEnded,
	type LogFailed,
	type LogJoined,
	type LogMarked,
	type LogMoment,
	type LogNoticed,
	type LogOlder,
	type LogSettled,
	type LogSource,
	type LogsState,
} from './log-state.js';

export type LogsFact = LogJoined | LogArrived | LogNoticed | LogOlder | LogSettled | LogEnded | LogFailed;

type LogsMessage = LogsFact | LogFindsResult | LogMarked | EventsHappened | ContainersListed;

/** `whole`: what the lines come into. */
export function reduceLogs(state: LogsState, fact: LogsMessage, whole: State): LogsState {
	switch (fact.type) {
		case 'containers/listed': {
			return renamed(state, fact.containers);
		}

		case 'logs/joined': {
			return joined(
				state.set === fact.set ? state : emptyLogs(fact.set, fact.lines, fact.isTogether),
				fact,
				momentOf(fact, whole),
			);
		}

		case 'logs/settled': {
			return release(state, momentOf(fact, whole));
		}

		case 'logs/older': {
			return state.set === fact.set ? takeOlder(state, fact, heldLine(whole)) : state;
		}

		case 'events/happened': {
			return noticeEvents(state, fact.events, aheadSeconds(whole.fleet));
		}

		case 'logs/marked': {
			return takeMark(state, fact, heldLine(whole));
		}

		case 'logs/arrived':
		case 'logs/noticed':
		case 'logs/ended':
		case 'logs/failed': {
			const source = state.set === fact.set ? state.sources.get(fact.id) : undefined;
			return source ? reduceSource(state, source, fact, whole) : state;
		}

		case 'logs/filtered':
		case 'logs/unfiltered':
		case 'logs/found':
		case 'logs/forgotten': {
			return reduceFinds(state, fact, heldLine(whole));
		}
	}
}

function momentOf({atMs}: {readonly atMs: number}, whole: State): LogMoment {
	return {heldSeq: heldLine(whole), nowMs: byEngineMs(connectionOf(whole.fleet, {}), atMs)};
}

function joined(
	state: LogsState,
	{id, name, generation, tail, since}: LogJoined,
	{nowMs}: LogMoment,
): LogsState {
	const before = state.sources.get(id);
	return withSource(state, id, {
		index: before?.index ?? state.sources.size,
		name,
		status: 'opening',
		generation,
		openedAtMs: nowMs,
		trail: before?.trail ?? [],
		beginning: before?.beginning ?? createBeginning(tail, since),
		errors: before?.errors ?? new Map(),
		behindSeconds: 0,
	});
}

/** The list knows better than who opened the log: compose names a container anew once the old one is gone. */
function renamed(state: LogsState, containers: readonly Container[]): LogsState {
	let next = state;
	for (const {id, name} of state.sources.size === 0 ? [] : containers) {
		const source = next.sources.get(id);
		next = source && source.name !== name ? withSource(next, id, {...source, name}) : next;
	}

	return next;
}

function reduceSource(
	state: LogsState,
	source: LogSource,
	fact: LogArrived | LogNoticed | LogEnded | LogFailed,
	whole: State,
): LogsState {
	switch (fact.type) {
		case 'logs/arrived': {
			return takeIn(state, source, fact, momentOf(fact, whole));
		}

		case 'logs/noticed': {
			return takeNotice(state, source, fact, momentOf(fact, whole));
		}

		case 'logs/ended': {
			return withSource(state, fact.id, {...source, ...noProblem, status: 'ended'});
		}

		case 'logs/failed': {
			return withSource(state, fact.id, {...source, ...noProblem, ...fact.failure});
		}
	}
}

/** The rates are told in steps, the first at once: they move the list of containers. */
const rateStepMs = 10_000;

/** The clock has ticked. */
export function tickLogs(state: LogsState, beforeMs: number, nowMs: number): LogsState {
	const isStep = Math.floor(beforeMs / rateStepMs) !== Math.floor(nowMs / rateStepMs);
	const isFirst = [...state.sources].some(([id, {errors}]) => errors.size > 0 && !state.errorRates.has(id));
	if (!isStep && !isFirst) {
		return state;
	}

	const rates = new Map<ContainerId, number>();
	for (const [id, {errors}] of state.sources) {
		if (errors.size > 0) {
			rates.set(id, errorsPerMinute(errors, nowMs));
		}
	}

	const isSame =
		rates.size === state.errorRates.size &&
		[...rates].every(([id, rate]) => state.errorRates.get(id) === rate);
	return isSame ? state : {...state, errorRates: rates};
}
