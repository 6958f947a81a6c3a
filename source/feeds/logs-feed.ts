import {isUp} from '../engine/container-states.js';
import {EngineError} from '../engine/transport/engine-error.js';
import type {Container, ContainerId, LogOptions} from '../engine/types.js';
import {usualLimits} from '../logs/no-lines.js';
import {driverHint} from '../logs/log-drivers.js';
import {safe} from '../text/safe-text.js';
import {shownName} from '../view/list/name-in-project.js';
import {selectLogSet} from '../view/logs/log-set.js';
import type {LogFailure, LogSourceKey} from '../store/fleet/log-state.js';
import type {LogRange} from '../store/view/log-view-slice.js';
import {isOwn} from '../store/fleet/owner.js';
import type {State} from '../store/state.js';
import type {Feed} from './feed.js';
import {followLog} from './log-follow.js';

/** Kept of a set when its whole log, or all from a time on, is asked for. */
const mostLines = 100_000;
const leastTail = 20;

type Wish = {
	readonly source: LogSourceKey;
	readonly generation: number;
	/** Lines to be kept of the set. */
	readonly lines: number;
	readonly isTogether: boolean;
	readonly opening: Pick<LogOptions, 'tail' | 'since'>;
};

/** The logs of the followed set: a run per container, from its last lines on, for as long as it writes. */
export const logs: Feed<Wish> = {
	name: 'logs',
	settleMs: 150,
	wants(state) {
		const {status, generation} = state.fleet.connection;
		const {key: set, range, containers, isTogether} = selectLogSet(state);
		const lines = linesKept(range);
		const opening = openingOf(range, containers.length);
		return status === 'up' || status === 'silent'
			? containers
					.filter(container => isOwn(state.fleet, container) && isWorthReading(state, set, container))
					.map(({id}) => ({source: {set, id}, generation, lines, isTogether, opening}))
			: [];
	},
	keyOf: ({source: {set, id}, generation}) => `${id} ${generation} ${set}`,
	async run({source, generation, lines, isTogether, opening}, context, signal) {
		const state = context.getState();
		const container = state.fleet.containers.byId.get(source.id);
		if (!container) {
			return;
		}

		const name = shownName(container);
		const before = sourceOf(state, source);
		const wasAway = before !== undefined && before.generation !== generation;
		const atMs = Date.now();
		context.dispatch({
			type: 'logs/joined',
			...source,
			...opening,
			name,
			generation,
			lines,
			isTogether,
			atMs,
		});
		await followLog({source, opening, context, signal, wasAway}, before?.trail ?? []);
		if (!signal.aborted) {
			context.dispatch({type: 'logs/ended', ...source});
		}
	},
	failed({source}, error, retryAtMs, {dispatch, getState}) {
		if (error !== undefined) {
			const failure = failureOf(error, retryAtMs, getState(), source.id);
			dispatch({type: 'logs/failed', ...source, failure});
		}
	},
};

/** Who asks for more than the usual window gets a larger one; it is bounded all the same. */
function linesKept(range: LogRange): number {
	return range.kind === 'since' || range.lines === 'all'
		? mostLines
		: Math.max(usualLimits.lines, range.lines);
}

/** Of many together each gives its share of what is kept. */
function openingOf(range: LogRange, sources: number): Wish['opening'] {
	if (range.kind === 'since') {
		return {since: range.stamp, tail: 'all'};
	}

	const share = Math.max(leastTail, Math.floor(usualLimits.lines / sources));
	return {tail: range.lines === 'all' ? 'all' : Math.min(range.lines, share)};
}

function sourceOf({fleet}: State, {set, id}: LogSourceKey) {
	return fleet.logs.set === set ? fleet.logs.sources.get(id) : undefined;
}

/** A container that isn't running has written its last line: it is read once to its end. */
function isWorthReading(state: State, set: string, container: Container): boolean {
	const source = sourceOf(state, {set, id: container.id});
	if (source === undefined || source.generation !== state.fleet.connection.generation) {
		return true;
	}

	return source.status !== 'refused' && (isUp(container) || source.status !== 'ended');
}

function failureOf(error: unknown, retryAtMs: number, {fleet}: State, id: ContainerId): LogFailure {
	if (!(error instanceof EngineError)) {
		return {status: 'cut', problem: safe`the log could not be read`, retryAtMs};
	}

	const {words, hint} = error;
	const isUnreadable = words.includes('support reading');
	return isUnreadable || error.kind === 'gone'
		? {
				status: 'refused',
				problem: words,
				hint: isUnreadable ? driverHint(fleet.containers.details.get(id)?.logDriver) : hint,
			}
		: {status: 'cut', problem: words, hint, retryAtMs};
}
