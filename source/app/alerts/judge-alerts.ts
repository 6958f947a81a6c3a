import type {Alerts} from '../../store/view/settings.js';
import type {State} from '../../store/state.js';
import {idThere} from '../../engine/keys-at.js';
import {connectionOf} from '../../store/seen-from.js';
import {selectTroubles} from '../../view/trouble/troubles.js';
import {changesBetween} from '../../view/changes.js';

/** Something to be told beyond the screen. Its texts are clean of control characters. */
export type Alert = {
	/** By the engine's clock, ISO 8601. */
	readonly time: string;
	readonly engine: string;
	readonly kind: 'trouble' | 'engine';
	/** One line: `shop/api-7: exit 1: could not connect to database`. */
	readonly text: string;
	readonly id?: string;
	readonly name?: string;
	readonly project?: string | null;
	readonly service?: string | null;
	/** Of a trouble: which rule found it, and how bad it is (1–100). */
	readonly rule?: string;
	readonly severity?: number;
};

/** What was there at the start, and what the first figures show, is no news (ms). */
const settleMs = 15_000;
/** So long after it began its cause is known, or it was nothing (ms). */
const causeMs = 2000;
/** More services than these are not told apart. */
const mostTold = 2000;

type Timed = {readonly nowMs: number; readonly local: Date};

/** Judges each state by the one before: what is new, bad enough, and wasn't told a moment ago. */
export function createAlertJudge(alerts: Alerts): (state: State, now: Timed) => readonly Alert[] {
	const toldAtMs = new Map<string, number>();
	let before: State | undefined;
	let firstAtMs: number | undefined;
	let waiting: readonly Waiting[] = [];
	const isNew = (key: string, nowMs: number) => {
		const at = toldAtMs.get(key);
		if (at !== undefined && nowMs - at < alerts.againMinutes * 60_000) {
			return false;
		}

		toldAtMs.delete(key);
		toldAtMs.set(key, nowMs);
		if (toldAtMs.size > mostTold) {
			toldAtMs.delete(toldAtMs.keys().next().value ?? '');
		}

		return true;
	};

	return (state, {nowMs, local}) => {
		firstAtMs ??= state.fleet.containers.isKnown ? nowMs : undefined;
		const begun = before ? alertsBetween(before, state, nowMs) : [];
		before = state;
		waiting = [...waiting, ...begun.map(alert => ({alert, sinceMs: nowMs}))];
		const isDue = ({alert, sinceMs}: Waiting) => alert.kind === 'engine' || nowMs - sinceMs >= causeMs;
		const all = waiting.filter(isDue).flatMap(({alert}) => asOfNow(alert, state));
		waiting = waiting.filter(one => !isDue(one));
		const isEarly = firstAtMs === undefined || nowMs - firstAtMs < settleMs;
		return isEarly || isQuiet(alerts.quiet, local)
			? []
			: all.filter(
					({engine, project, service, name, rule, kind, severity, text}) =>
						(severity ?? 100) >= alerts.severity &&
						isNew(
							[engine, project, service ?? name, rule ?? (kind === 'engine' ? text : '')].join('\u0000'),
							nowMs,
						),
				);
	};
}

type Waiting = {readonly alert: Alert; readonly sinceMs: number};

/** With the words that the trouble has by now; nothing where it is over. */
function asOfNow(alert: Alert, state: State): readonly Alert[] {
	if (alert.kind === 'engine') {
		return [alert];
	}

	const {fleet} = state;
	const container = [...fleet.containers.byId.values()].find(
		one => idThere(one.id) === alert.id && connectionOf(fleet, one).label === alert.engine,
	);
	const reasons = (container && selectTroubles(state).get(container.id)?.reasons) ?? [];
	const reason = reasons.find(({id, severity}) => id === alert.rule && severity > 0);
	return reason ? [{...alert, text: textOf(alert, reason.words), severity: reason.severity}] : [];
}

function textOf({project, name = ''}: Pick<Alert, 'project' | 'name'>, words: string): string {
	return `${project ? `${project}/` : ''}${name}: ${words}`;
}

function alertsBetween(before: State, after: State, nowMs: number): readonly Alert[] {
	return changesBetween(before, after, {passes: () => true, nowMs}).flatMap((change): readonly Alert[] => {
		const {time, engine} = change;
		if (change.kind === 'engine') {
			const isTold = change.state === 'up' || change.state === 'down';
			const text = `${engine}: ${change.state === 'up' ? 'reached again' : (change.error ?? 'lost')}`;
			return isTold ? [{time, engine, kind: 'engine', text}] : [];
		}

		if (change.kind !== 'trouble') {
			return [];
		}

		const {id, name, project, service, rule, severity, reason} = change;
		const text = textOf({project, name}, reason);
		return [{time, engine, kind: 'trouble', text, id, name, project, service, rule, severity}];
	});
}

/** Whether `22:00-07:00` is now, which may go over midnight. */
export function isQuiet(hours: string, now: Date): boolean {
	const [from, to] = hours.split('-').map(text => {
		const [hour = 0, minute = 0] = text.split(':').map(Number);
		return hour * 60 + minute;
	});
	const at = now.getHours() * 60 + now.getMinutes();
	return from === undefined || to === undefined
		? false
		: from <= to
			? at >= from && at < to
			: at >= from || at < to;
}
