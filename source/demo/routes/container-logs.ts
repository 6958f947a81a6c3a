import {problem} from '../http/answer.js';
import {aboutContainer, isTrue, type Route} from '../http/route.js';
import {parseStamp} from '../stamp.js';
import {logNanos, streamLogs, type LogsWanted} from './log-stream-body.js';

const unreadable = new Set(['none', 'syslog', 'gelf', 'fluentd', 'awslogs', 'splunk']);

const logs: Route['run'] = aboutContainer((container, {world, query}) => {
	const {hasTty, logDriver = 'json-file'} = container.scenario;
	const wanted = readQuery(query);
	if (typeof wanted === 'string') {
		return problem(400, wanted);
	}

	if (unreadable.has(logDriver)) {
		return problem(501, 'configured logging driver does not support reading');
	}

	return {
		kind: 'stream',
		contentType: `application/vnd.docker.${hasTty ? 'raw' : 'multiplexed'}-stream`,
		start: sink => streamLogs(world, container, wanted, sink),
	};
});

/** A string says what is wrong with it. */
function readQuery(query: URLSearchParams): LogsWanted | string {
	const stdout = isTrue(query, 'stdout');
	const stderr = isTrue(query, 'stderr');
	if (!stdout && !stderr) {
		return 'Bad parameters: you must choose at least one stream';
	}

	const times = {since: readTime(query, 'since'), until: readTime(query, 'until')};
	for (const [name, time] of Object.entries(times)) {
		if (time === 'bad') {
			return `strconv.ParseInt: parsing "${query.get(name) ?? ''}": invalid syntax`;
		}
	}

	const tail = query.get('tail') ?? 'all';
	return {
		tail: /^\d+$/.test(tail) ? Number(tail) : Infinity,
		sinceUs: times.since === 'bad' ? undefined : times.since,
		untilUs: times.until === 'bad' ? undefined : times.until,
		isFollowed: isTrue(query, 'follow'),
		hasStamps: isTrue(query, 'timestamps'),
		stdout,
		stderr,
	};
}

/** 0 and nothing are no limit. */
function readTime(query: URLSearchParams, name: string): number | 'bad' | undefined {
	const text = query.get(name) ?? '';
	return text === '' || text === '0' ? undefined : (parseStamp(text, logNanos) ?? 'bad');
}

export const containerLogs: readonly Route[] = [{method: 'GET', path: '/containers/{}/logs', run: logs}];
