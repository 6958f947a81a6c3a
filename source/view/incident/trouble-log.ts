import type {State} from '../../store/state.js';
import {safeText, type SafeText} from '../../text/safe-text.js';
import {selectTroubles} from '../trouble/troubles.js';

/** A container's trouble, from when to when. */
export type TroubleSpan = {
	readonly name: SafeText;
	readonly project?: SafeText;
	/** The worst that was said of it. */
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
			return [...over, ...still].sort((a, b) => b.severity - a.severity || a.fromMs - b.fromMs);
		},
	};
}

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
					fromMs: ourNowMs,
					seenAtMs: ourNowMs,
				},
			]);
	});
}

function note(open: Map<string, Open>, key: string, now: Open): void {
	const before = open.get(key);
	if (!before) {
		open.set(key, now);
		return;
	}

	before.seenAtMs = now.seenAtMs;
	const isMoreTelling = now.severity === before.severity && now.words.length > before.words.length;
	if (now.severity > before.severity || isMoreTelling) {
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
