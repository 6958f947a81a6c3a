import {problem} from '../http/answer.js';
import {aboutContainer, isTrue, type Route} from '../http/route.js';
import {readStamp} from '../stamp.js';
import {logNanos, streamLogs} from './log-stream-body.js';

const logs: Route['run'] = aboutContainer((container, {world, query}) => {
	const {hasTty, logDriver = 'json-file'} = container.scenario;
	if (!['json-file', 'local', 'journald'].includes(logDriver)) {
		return problem(501, 'configured logging driver does not support reading');
	}

	const tail = query.get('tail') ?? 'all';
	const wanted = {
		tail: /^\d+$/.test(tail) ? Number(tail) : Infinity,
		sinceUs: readStamp(query, 'since', logNanos),
		untilUs: readStamp(query, 'until', logNanos),
		isFollowed: isTrue(query, 'follow'),
		hasStamps: isTrue(query, 'timestamps'),
	};
	return {
		kind: 'stream',
		contentType: `application/vnd.docker.${hasTty ? 'raw' : 'multiplexed'}-stream`,
		start: sink => streamLogs(world, container, wanted, sink),
	};
});

export const containerLogs: readonly Route[] = [{method: 'GET', path: '/containers/{}/logs', run: logs}];
