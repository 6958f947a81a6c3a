import {pastOf, type History, type Metric} from '../../store/fleet/history-slice.js';
import {formatBytes, formatPercent} from '../../text/format.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import type {Incident} from './incident.js';

/** One figure of one container over the time of the report. */
export type IncidentChart = {
	/** Oldest first; NaN where nothing is known. */
	readonly values: readonly number[];
	readonly most: number;
	/** `api CPU 12.0% on average, at most 98.0%` */
	readonly words: SafeText;
};

const pieces = 60;
const mostContainers = 10;

/** CPU and memory of what was in trouble, as far as it was there in the end; of an hour at most. */
export function chartsOf(
	{end, troubles, fromMs, toMs}: Incident,
	redact: (text: string) => SafeText,
): readonly IncidentChart[] {
	const names = new Set(troubles.map(({name}) => name));
	const seconds = Math.max(60, Math.round((toMs - fromMs) / 1000));
	return [...end.fleet.usage.byId]
		.map(([id, history]) => ({name: end.fleet.containers.byId.get(id)?.name, history}))
		.filter(({name}) => name !== undefined && names.has(name))
		.map(({name, history}) => ({name: redact(name!), history}))
		.slice(0, mostContainers)
		.flatMap(({name, history}) => [
			chartOf(history, 'cpuPercent', seconds, safe`${name} CPU`, value => safe`${formatPercent(value)}%`),
			chartOf(history, 'memoryBytes', seconds, safe`${name} memory`, formatBytes),
		]);
}

function chartOf(
	history: History,
	metric: Metric,
	seconds: number,
	what: SafeText,
	words: (value: number | undefined) => SafeText,
): IncidentChart {
	const {values, mean, most} = pastOf(history, metric, {seconds, pieces, leastEach: 1});
	return {values, most: most ?? 0, words: safe`${what} ${words(mean)} on average, at most ${words(most)}`};
}
