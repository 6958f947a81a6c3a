import type {Caller} from './call.js';
import {toEngineError} from './errors.js';
import {demux} from './demux.js';
import {cleanLog} from '../lib/log-text.js';
import type {ContainerId, LogBatch, LogLine, LogOptions, LogStream} from './types.js';

/** The container's log, line by line, each with the engine's stamp. */
export async function* logStream(
	caller: Caller,
	id: ContainerId,
	options: LogOptions,
	signal: AbortSignal,
): AsyncGenerator<LogBatch> {
	const {follow, tail, since, until, hasTty} = options;
	const query = {follow, tail, since, until, stdout: true, stderr: true, timestamps: true};
	const rests: Record<LogStream, string> = {stdout: '', stderr: ''};
	try {
		const body = await caller.stream({path: `/containers/${id}/logs`, query, signal, timeoutMs: 30_000});
		for await (const {stream, bytes} of hasTty ? raw(body) : demux(body)) {
			const lines = (rests[stream] + bytes.toString()).split('\n');
			rests[stream] = lines.pop() ?? '';
			yield {lines: lines.map(line => toLine(stream, line)), bytes: bytes.length};
		}
	} catch (error) {
		if (!signal.aborted) {
			throw toEngineError(error, caller.address, signal);
		}
	}
}

async function* raw(body: AsyncIterable<Buffer>): AsyncGenerator<{stream: LogStream; bytes: Buffer}> {
	for await (const bytes of body) {
		yield {stream: 'stdout', bytes};
	}
}

function toLine(stream: LogStream, line: string): LogLine {
	const space = line.indexOf(' ');
	return {stream, stamp: line.slice(0, space), text: cleanLog(line.slice(space + 1))};
}
