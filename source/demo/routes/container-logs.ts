import {isRunning, type SimContainer} from '../fleet/container.js';
import type {TimedLine} from '../fleet/log-timeline.js';
import type {World} from '../fleet/world.js';
import {problem, type Sink} from '../http/answer.js';
import {aboutContainer, isTrue, type Route} from '../http/route.js';
import {parseStamp} from '../stamp.js';
import {encodeLine, type LineStyle} from './log-frames.js';

/** The last three digits of every log line's stamp. */
const nanos = 481;
const unreadable = new Set(['none', 'syslog', 'gelf', 'fluentd', 'awslogs', 'splunk']);
/** Lines made at a time, so that the process can do other things under a flood. */
const batchLines = 2000;
const lookEveryMs = 50;

type Wanted = LineStyle & {
	readonly fromIndex: number;
	readonly untilUs: number;
	readonly isFollowed: boolean;
	readonly stdout: boolean;
	readonly stderr: boolean;
};

const logs: Route['run'] = aboutContainer((container, {world, query}) => {
	const {scenario} = container;
	const wanted = readQuery(world, container, query);
	if (typeof wanted === 'string') {
		return problem(400, wanted);
	}

	if (unreadable.has(scenario.logDriver ?? 'json-file')) {
		return problem(501, 'configured logging driver does not support reading');
	}

	return {
		kind: 'stream',
		contentType: `application/vnd.docker.${scenario.hasTty ? 'raw' : 'multiplexed'}-stream`,
		start: sink => streamLogs(world, container, wanted, sink),
	};
});

function readQuery(world: World, container: SimContainer, query: URLSearchParams): Wanted | string {
	const stdout = isTrue(query, 'stdout');
	const stderr = isTrue(query, 'stderr');
	if (!stdout && !stderr) {
		return 'Bad parameters: you must choose at least one stream';
	}

	const sinceUs = parseStamp(query.get('since') || '0', nanos);
	const untilUs = parseStamp(query.get('until') || '0', nanos);
	if (sinceUs === undefined || untilUs === undefined) {
		return `invalid value for "${sinceUs === undefined ? 'since' : 'until'}"`;
	}

	const nowUs = Math.round(world.clock.now() * 1000);
	const {logs: timeline} = container;
	const tail = query.get('tail') ?? 'all';
	const count = /^\d+$/.test(tail) ? Number(tail) : Infinity;
	const untilOrNowUs = untilUs === 0 ? nowUs : Math.min(nowUs, untilUs);
	return {
		fromIndex: Math.max(
			timeline.firstKept(nowUs),
			timeline.countUntil(untilOrNowUs) - count,
			sinceUs === 0 ? 0 : timeline.indexAt(sinceUs),
		),
		untilUs: untilUs === 0 ? Infinity : untilUs,
		isFollowed: isTrue(query, 'follow'),
		hasStamps: isTrue(query, 'timestamps'),
		isRaw: container.scenario.hasTty === true,
		nanos,
		stdout,
		stderr,
	};
}

function isWanted(line: TimedLine, {stdout, stderr, isRaw}: Wanted): boolean {
	return isRaw ? stdout : line.isError ? stderr : stdout;
}

/** Sends what there is; following, looks again until the run ends, for an engine's follow ends there too. */
function streamLogs(world: World, container: SimContainer, wanted: Wanted, sink: Sink): void {
	const run = container.startedMs;
	let index = wanted.fromIndex;
	let cancel = () => {};
	const sendNext = () => {
		const nowUs = Math.min(Math.round(world.clock.now() * 1000), wanted.untilUs);
		const end = container.logs.countUntil(nowUs);
		index = Math.max(index, container.logs.firstKept(nowUs));
		const stop = Math.min(end, index + batchLines);
		const bytes = encodeLines(container, wanted, index, stop);
		index = Math.max(index, stop);
		const isReady = bytes.length === 0 || sink.write(bytes);
		const isOver = !wanted.isFollowed || !isRunning(container) || container.startedMs !== run;
		if (index >= end && (isOver || nowUs >= wanted.untilUs)) {
			sink.end();
		} else if (isReady) {
			cancel = world.clock.after(index < end ? 0 : lookEveryMs, sendNext);
		} else {
			sink.onDrain(() => {
				cancel = world.clock.after(0, sendNext);
			});
		}
	};

	sink.onClose(() => cancel());
	sendNext();
}

function encodeLines(container: SimContainer, wanted: Wanted, from: number, until: number): Buffer {
	const parts: Buffer[] = [];
	for (let index = from; index < until; index++) {
		const line = container.logs.line(index);
		if (line !== undefined && isWanted(line, wanted)) {
			encodeLine(line, wanted, parts);
		}
	}

	return parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
}

export const containerLogs: readonly Route[] = [{method: 'GET', path: '/containers/{}/logs', run: logs}];
