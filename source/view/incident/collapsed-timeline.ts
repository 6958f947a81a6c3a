import {safeText, type SafeText} from '../../text/safe-text.js';
import type {Happening} from './incident-timeline.js';

/** Something that happened, perhaps again and again. */
type Repeated = Happening & {readonly count: number; readonly untilMs: number};

/** What comes again so soon goes on. */
const againMs = 5 * 60_000;
/** Fewer are told one by one. */
const leastTimes = 3;

/** What a crash loop repeats is one line, with how often and until when. */
export function collapsed(timeline: readonly Happening[]): readonly Repeated[] {
	const groups: Happening[][] = [];
	const open = new Map<string, Happening[]>();
	for (const happening of timeline) {
		const key = `${happening.who} ${withoutSpan(happening.what)}`;
		const group = open.get(key);
		if (group && happening.atMs - (group.at(-1)?.atMs ?? 0) < againMs) {
			group.push(happening);
		} else {
			const begun = [happening];
			open.set(key, begun);
			groups.push(begun);
		}
	}

	return groups.flatMap(repeated).sort((a, b) => a.atMs - b.atMs);
}

function repeated(group: readonly Happening[]): readonly Repeated[] {
	const [first, last] = [group[0]!, group.at(-1)!];
	return group.length < leastTimes
		? group.map(one => ({...one, count: 1, untilMs: one.atMs}))
		: [{...first, what: withoutSpan(first.what), count: group.length, untilMs: last.atMs}];
}

/** `exited 3 after 41 s`: each time after another. `killed node (pid 4711), …`: each time another. */
function withoutSpan(what: SafeText): SafeText {
	return safeText(what.replace(/ after \d+ (?:s|min|h|days)$/, '').replace(/ \(pid \d+\)/, ''));
}
