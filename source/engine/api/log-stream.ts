import {engineTimes, type WriteTimes} from '../parse/engine-time.js';
import {createLogIntake} from '../parse/log-intake.js';
import {readLogLines} from '../parse/log-lines.js';
import type {RawCall, RawGet} from '../transport/raw-get.js';
import type {ContainerId, LogBatch, LogOptions} from '../types.js';

/** Headers come at once, but not from an engine that first reads a long log up to `since`. */
const beginTimeoutMs = 30_000;

type Asked = {readonly id: ContainerId; readonly options: LogOptions; readonly writeTimes?: WriteTimes};

/**
 * The container's log, a batch each time it is asked for: all that came since, so who asks seldom is given much. The
 * first comes when the engine answers, and may hold no line. Ends when the engine's answer does; a cut is an EngineError.
 */
export async function* logStream(
	get: (call: RawCall) => RawGet,
	{id, options, writeTimes = engineTimes}: Asked,
	signal: AbortSignal,
): AsyncGenerator<LogBatch> {
	const left = new AbortController();
	const intake = createLogIntake();
	const lines = readLogLines(intake.add, options.isWhole);
	const notifier = createNotifier();
	let bytes = 0;
	const body = get({
		path: `/containers/${id}/logs?${queryOf(options, writeTimes)}`,
		signal: AbortSignal.any([signal, left.signal]),
		timeoutMs: beginTimeoutMs,
		begin: notifier.notify,
		push(chunk, from, to) {
			bytes += to - from;
			lines.push(chunk, from, to);
			notifier.notify();
			return !intake.isFull();
		},
	});
	const end = watchEnd(body.ended, lines.end, notifier.notify);
	try {
		for (let isOver = false; !isOver; bytes = 0, body.resume()) {
			await notifier.notified();
			({isOver} = end);
			const pack = intake.take();
			if (!isOver || pack.count > 0) {
				yield {pack, bytes};
			}
		}

		if (end.problem !== undefined && !signal.aborted) {
			throw end.problem;
		}
	} finally {
		left.abort();
	}
}

function queryOf(options: LogOptions, writeTimes: WriteTimes): string {
	const query = new URLSearchParams({
		follow: String(options.follow),
		stdout: 'true',
		stderr: 'true',
		timestamps: 'true',
		tail: String(options.tail),
	});
	for (const [name, time] of Object.entries(writeTimes(options))) {
		query.set(name, time);
	}

	return query.toString();
}

type End = {isOver: boolean; problem?: Error};

/** Whether there is more to come, known without waiting. */
function watchEnd(ended: Promise<void>, finish: () => void, notify: () => void): End {
	const end: End = {isOver: false};
	ended
		.then(finish)
		.catch((error: Error) => {
			end.problem = error;
		})
		.finally(() => {
			end.isOver = true;
			notify();
		});
	return end;
}

/** `notified` resolves when `notify` has been called since the last time. */
function createNotifier(): {readonly notify: () => void; readonly notified: () => Promise<void>} {
	let isRung = false;
	let answer: (() => void) | undefined;
	return {
		notify() {
			isRung = true;
			answer?.();
		},
		async notified() {
			if (!isRung) {
				await new Promise<void>(resolve => {
					answer = resolve;
				});
				answer = undefined;
			}

			isRung = false;
		},
	};
}
