import type {Details, EngineEvent} from '../../engine/types.js';

export type LifeMark = {readonly kind: 'started' | 'exited' | 'OOM-killed'; readonly secondsAgo: number};

const kinds: Readonly<Record<string, LifeMark['kind']>> = {
	start: 'started',
	die: 'exited',
	oom: 'OOM-killed',
};

/** Those nearer to each other are one: the engine tells a start both in its events and in its inspect. */
const sameSeconds = 2;

/**
 * What became of a container, by the events that were seen and by what inspect knows of its present life. The worst comes first: it
 * is shown where there is room for one. `nowMs` is by the engine's clock.
 */
export function lifeMarks(
	id: string,
	details: Details | undefined,
	events: readonly EngineEvent[],
	nowMs: number,
): readonly LifeMark[] {
	const seen = events.flatMap(({kind, subject, action, atMs}) =>
		kind === 'container' && subject === id && kinds[action] ? [{kind: kinds[action], atMs}] : [],
	);
	const told = [
		{kind: 'started' as const, atMs: details?.startedAtMs},
		{kind: details?.isOomKilled ? ('OOM-killed' as const) : ('exited' as const), atMs: details?.finishedAtMs},
	];
	const all = [...seen, ...told].flatMap(({kind, atMs}) =>
		atMs === undefined ? [] : [{kind, secondsAgo: (nowMs - atMs) / 1000}],
	);
	const order = ['OOM-killed', 'exited', 'started'];
	return all
		.filter(
			(mark, index) =>
				all.findIndex(
					one => one.kind === mark.kind && Math.abs(one.secondsAgo - mark.secondsAgo) < sameSeconds,
				) === index,
		)
		.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
