import {isRunning, type SimContainer} from '../fleet/demo-container.js';
import type {World} from '../fleet/world.js';
import type {Sink} from '../http/answer.js';
import {encodeLine} from './log-frames.js';

/** Which lines, and in which form. Times in µs. */
type LogsWanted = {
	/** Lines from the end; Infinity is all that are kept. */
	readonly tail: number;
	readonly sinceUs?: number;
	readonly untilUs?: number;
	readonly isFollowed: boolean;
	readonly hasStamps: boolean;
};

/** The last three digits of every log line's stamp. */
export const logNanos = 481;
/** Lines made at a time, so that the process can do other things under a flood. */
const batchLines = 2000;
const lookEveryMs = 50;

/** Sends what there is; following, looks again until the run ends, for an engine's follow ends there too. */
export function streamLogs(world: World, container: SimContainer, wanted: LogsWanted, sink: Sink): void {
	const {untilUs = Infinity} = wanted;
	const run = container.startedMs;
	let index = firstIndex(world, container, wanted);
	let cancel = () => {};
	const sendNext = () => {
		const nowUs = Math.min(usNow(world), untilUs);
		const end = container.logs.countUntil(nowUs);
		index = Math.max(index, container.logs.firstKept(nowUs));
		const stop = Math.max(index, Math.min(end, index + batchLines));
		const bytes = encodeLines(container, wanted, index, stop);
		index = stop;
		const isReady = bytes.length === 0 || sink.write(bytes);
		const isOver = !wanted.isFollowed || !isRunning(container) || container.startedMs !== run;
		if (index >= end && (isOver || nowUs >= untilUs)) {
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

function usNow({clock}: World): number {
	return Math.round(clock.now() * 1000);
}

function firstIndex(
	world: World,
	{logs}: SimContainer,
	{tail, sinceUs, untilUs = Infinity}: LogsWanted,
): number {
	const nowUs = usNow(world);
	return Math.max(
		logs.firstKept(nowUs),
		logs.countUntil(Math.min(nowUs, untilUs)) - tail,
		sinceUs === undefined ? 0 : logs.indexAt(sinceUs),
	);
}

function encodeLines(container: SimContainer, wanted: LogsWanted, from: number, until: number): Buffer {
	const style = {hasStamps: wanted.hasStamps, isRaw: container.scenario.hasTty === true, nanos: logNanos};
	const parts: Buffer[] = [];
	for (let index = from; index < until; index++) {
		const line = container.logs.line(index);
		if (line !== undefined) {
			encodeLine(line, style, parts);
		}
	}

	return Buffer.concat(parts);
}
