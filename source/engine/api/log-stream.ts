import {toEngineTime} from '../parse/engine-time.js';
import {createLogIntake} from '../parse/log-intake.js';
import {readLogLines} from '../parse/log-lines.js';
import type {RawCall, RawGet} from '../transport/raw-get.js';
import type {ContainerId, LogBatch, LogOptions} from '../types.js';

/** Headers come at once, but not from an engine that first reads a long log up to `since`. */
const beginTimeoutMs = 30_000;

/**
 * The container's log, a batch each time it is asked for: all that came since, so who asks seldom is given much. The
 * first comes when the engine answers, and may hold no line. Ends when the engine's answer does; a cut is an EngineError.
 */
export async function* logStream(
	get: (call: RawCall) => RawGet,
	id: ContainerId,
	options: LogOptions,
	signal: AbortSignal,
): AsyncGenerator<LogBatch> {
	const left = new AbortController();
	const intake = createLogIntake();
	const lines = readLogLines(intake.add, options.isWhole);
	const bell = createBell();
	let bytes = 0;
	const body = get({
		path: `/containers/${id}/logs?${queryOf(options)}`,
		signal: AbortSignal.any([signal, left.signal]),
		timeoutMs: beginTimeoutMs,
		begin: bell.ring,
		push(chunk, from, to) {
			bytes += to - from;
			lines.push(chunk, from, to);
			bell.ring();
			return !intake.isFull();
		},
	});
	const end = watchEnd(body.ended, lines.end, bell.ring);
	try {
		for (let isOver = false; !isOver; bytes = 0, body.resume()) {
			await bell.rung();
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

function queryOf({follow, tail, since, until}: LogOptions): string {
	const query = new URLSearchParams({
		follow: String(follow),
		stdout: 'true',
		stderr: 'true',
		timestamps: 'true',
		tail: String(tail),
	});
	for (const [name, stamp] of Object.entries({since, until})) {
		if (stamp !== undefined) {
			query.set(name, toEngineTime(stamp));
		}
	}

	return query.toString();
}

type End = {isOver: boolean; problem?: Error};

/** Whether there is more to come, known without waiting. */
function watchEnd(ended: Promise<void>, finish: () => void, ring: () => void): End {
	const end: End = {isOver: false};
	ended
		.then(finish)
		.catch((error: Error) => {
			end.problem = error;
		})
		.finally(() => {
			end.isOver = true;
			ring();
		});
	return end;
}

/** `rung` resolves when `ring` has been called since the last time. */
function createBell(): {readonly ring: () => void; readonly rung: () => Promise<void>} {
	let isRung = false;
	let answer: (() => void) | undefined;
	return {
		ring() {
			isRung = true;
			answer?.();
		},
		async rung() {
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
