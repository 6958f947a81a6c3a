import {StringDecoder} from 'node:string_decoder';
import {cleanLog} from '../lib/log-text.js';
import {createLineSplitter, type ByteLine} from '../lib/lines.js';
import {safeText} from '../lib/safe-text.js';
import type {Caller} from './call.js';
import {createDemuxer, type Frame} from './demux.js';
import {EngineError} from './engine-error.js';
import {toEngineError} from './errors.js';
import type {ContainerId, LogBatch, LogLine, LogOptions, LogStream} from './types.js';

/** Where the engine itself breaks a line in pieces, each with a stamp of its own in the middle of the text. */
const mostLineBytes = 16 * 1024;
const mostStampBytes = '2026-11-24T02:14:07.123456789+00:00 '.length;
/** Headers come at once, but not from an engine that first reads a long log up to `since`. */
const beginTimeoutMs = 30_000;

/** The container's log, a batch a read, each line with the engine's stamp. Ends when the engine's answer does. */
export async function* logStream(
	caller: Caller,
	id: ContainerId,
	{follow, tail, since, until}: LogOptions,
	signal: AbortSignal,
): AsyncGenerator<LogBatch> {
	const query = {follow, tail, since, until, stdout: true, stderr: true, timestamps: true};
	const path = `/containers/${id}/logs`;
	try {
		const body = await caller.stream({path, query, signal, timeoutMs: beginTimeoutMs});
		yield* readLog(body);
	} catch (error) {
		if (!signal.aborted) {
			throw toEngineError(error, caller.address, signal);
		}
	}
}

/** Framed or, of a container with a TTY, raw: told by the first byte, which is a stamp's digit when raw. */
export async function* readLog(body: AsyncIterable<Buffer>): AsyncGenerator<LogBatch> {
	const splitters = {
		stdout: createLineSplitter(mostLineBytes + mostStampBytes),
		stderr: createLineSplitter(mostLineBytes + mostStampBytes),
	};
	let split: ((chunk: Buffer) => readonly Frame[]) | undefined;
	for await (const chunk of body) {
		split ??= (chunk[0] ?? 0) < 8 ? createDemuxer() : bytes => [{stream: 'stdout', bytes}];
		const lines = split(chunk).flatMap(({stream, bytes}) => {
			const named = streamOf(stream, bytes);
			return splitters[named].push(bytes).map(line => toLine(named, line));
		});
		yield {lines, bytes: chunk.length};
	}

	const {stdout, stderr} = splitters;
	const rest = [
		...stdout.end().map(line => toLine('stdout', line)),
		...stderr.end().map(line => toLine('stderr', line)),
	];
	if (rest.length > 0) {
		yield {lines: rest, bytes: 0};
	}
}

function streamOf(stream: Frame['stream'], bytes: Buffer): LogStream {
	if (stream === 'system') {
		throw new EngineError('failed', safeText(bytes.toString().trim(), 500));
	}

	return stream;
}

function toLine(stream: LogStream, {bytes, isCut}: ByteLine): LogLine {
	const stamp = stampOf(bytes);
	const from = stamp === '' ? 0 : stamp.length + 1;
	const text = bytes.subarray(from, from + mostLineBytes);
	// Of a cut line the decoder leaves out half a character at the end.
	return isCut
		? {stream, stamp, text: cleanLog(new StringDecoder().write(text)), isCut}
		: {stream, stamp, text: cleanLog(text.toString())};
}

function stampOf(bytes: Buffer): string {
	const stamp = bytes.toString('latin1', 0, Math.max(0, bytes.indexOf(' ')));
	return stamp.length < mostStampBytes && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-][\d:]+)$/.test(stamp)
		? stamp
		: '';
}
