import type {ContainerId} from '../../engine/types.js';
import type {State} from '../../store/state.js';
import {safeText, type SafeText} from '../../text/safe-text.js';
import type {RuleId} from '../trouble/trouble-rules.js';
import {selectTroubles} from '../trouble/troubles.js';

/** A container's trouble, from when to when. */
export type TroubleSpan = {
	readonly name: SafeText;
	readonly project?: SafeText;
	/** What was said of it last, of the worst. */
	readonly words: SafeText;
	readonly severity: number;
	readonly fromMs: number;
	/** Undefined: it went on until the end. */
	readonly toMs?: number;
};

type Open = {-readonly [Key in keyof TroubleSpan]: TroubleSpan[Key]} & {seenAtMs: number};

/** What comes again so soon has gone on. */
const pauseMs = 60_000;

/**
 * Which containers were in trouble when, out of the states in their order. A compose service's next container goes on
 * where the one before has ended.
 */
export function createTroubleLog() {
	const open = new Map<string, Open>();
	const over: TroubleSpan[] = [];
	let lastAtMs = 0;
	const close = (key: string) => {
		const one = open.get(key);
		open.delete(key);
		if (one) {
			over.push(spanOf(one, one.seenAtMs));
		}
	};

	return {
		saw(state: State) {
			const {fleet} = state;
			lastAtMs = fleet.ourNowMs;
			troublesOf(state).forEach(([key, trouble]) => note(open, key, trouble));
			for (const [key, {seenAtMs}] of open) {
				if (lastAtMs - seenAtMs > pauseMs) {
					close(key);
				}
			}
		},
		/** The worst first. */
		spans(): readonly TroubleSpan[] {
			const still = [...open.values()].map(one =>
				spanOf(one, one.seenAtMs < lastAtMs - 1000 ? one.seenAtMs : undefined),
			);
			return [...over, ...still]
				.filter((one, _place, all) => !isFlicker(one, all))
				.sort((a, b) => b.severity - a.severity || a.fromMs - b.fromMs);
		},
	};
}

/** A word that stood until more was known. */
const flickerMs = 5000;

function isFlicker({name, fromMs, toMs}: TroubleSpan, all: readonly TroubleSpan[]): boolean {
	return (
		toMs !== undefined &&
		toMs - fromMs < flickerMs &&
		all.some(
			other =>
				other.name === name &&
				(other.toMs ?? Number.POSITIVE_INFINITY) - other.fromMs >= flickerMs &&
				Math.abs(other.fromMs - toMs) < 2 * flickerMs,
		)
	);
}

/** Reasons that began with the container's end. */
const endings: ReadonlySet<string> = new Set<RuleId>(['oom', 'exited', 'startFailed']);

/** What is wrong now, each by what it is known as from one time to the next. */
function troublesOf(state: State): ReadonlyArray<readonly [key: string, trouble: Open]> {
	const {containers, ourNowMs} = state.fleet;
	return [...selectTroubles(state)].flatMap(([id, {reasons}]) => {
		const container = containers.byId.get(id);
		return (container ? reasons : [])
			.filter(({severity}) => severity > 0)
			.map(({id: rule, severity, words, whole = words}) => [
				`${container!.service ?? container!.name} ${rule}`,
				{
					name: container!.name,
					project: container!.project,
					words: withoutAge(whole),
					severity,
					fromMs: endings.has(rule) ? endedAtMs(id, state) : ourNowMs,
					seenAtMs: ourNowMs,
				},
			]);
	});
}

/** When it ended, which may be before anybody looked; by our clock, as all times of a recording are. */
function endedAtMs(id: ContainerId, {fleet}: State): number {
	const {finishedAtMs} = fleet.containers.details.get(id) ?? {};
	const {clockOffsetMs = 0} = fleet.connection;
	return Math.min(fleet.ourNowMs, finishedAtMs === undefined ? fleet.ourNowMs : finishedAtMs - clockOffsetMs);
}

function note(open: Map<string, Open>, key: string, now: Open): void {
	const before = open.get(key);
	if (!before) {
		open.set(key, now);
		return;
	}

	before.seenAtMs = now.seenAtMs;
	if (now.severity >= before.severity) {
		before.words = now.words;
		before.severity = now.severity;
	}
}

/** `exit 1: no such host 12 s ago`: when it was stands beside it. */
function withoutAge(words: SafeText): SafeText {
	return safeText(words.replaceAll(/,? \d+ (?:s|min|h|days) ago/g, ''));
}

function spanOf({seenAtMs: _seen, ...span}: Open, toMs: number | undefined): TroubleSpan {
	return {...span, ...(toMs !== undefined && {toMs})};
}
