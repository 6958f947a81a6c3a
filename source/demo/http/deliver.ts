import type {ServerResponse} from 'node:http';
import type {Answer, Sink} from './answer.js';
import {applyFault, type FaultKind} from './faults.js';

/** Writes an answer. A fault, if there is one, is applied here and nowhere else. */
export function deliver(answer: Answer, response: ServerResponse, fault?: FaultKind): void {
	if (fault !== undefined && applyFault(fault, answer, response)) {
		return;
	}

	if (answer.kind === 'stream') {
		deliverStream(answer, response);
		return;
	}

	if (answer.kind === 'hijack') {
		deliverHijack(answer, response);
		return;
	}

	const body = bodyOf(answer);
	response.statusCode = answer.kind === 'rawJson' ? 200 : answer.status;
	if (body === undefined) {
		response.end();
		return;
	}

	response.setHeader('Content-Type', typeOf(answer));
	if (answer.kind === 'text') {
		setHeaders(response, answer.headers);
	}

	response.setHeader('Content-Length', Buffer.byteLength(body));
	response.end(body);
}

export function bodyOf(answer: Exclude<Answer, {kind: 'stream' | 'hijack'}>): string | undefined {
	switch (answer.kind) {
		case 'json': {
			return `${JSON.stringify(answer.body)}\n`;
		}

		case 'empty': {
			return undefined;
		}

		case 'text':
		case 'rawJson': {
			return answer.text;
		}
	}
}

function typeOf({kind}: Answer): string {
	return kind === 'text' ? 'text/plain; charset=utf-8' : 'application/json';
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>> = {}): void {
	for (const [name, value] of Object.entries(headers)) {
		response.setHeader(name, value);
	}
}

export function deliverStream(
	answer: Extract<Answer, {kind: 'stream'}>,
	response: ServerResponse,
	spoil?: (chunk: string | Uint8Array) => string | Uint8Array,
): void {
	if (answer.contentType !== undefined) {
		response.setHeader('Content-Type', answer.contentType);
	}

	setHeaders(response, answer.headers);
	response.flushHeaders();
	answer.start(makeSink(response, spoil));
}

/** Without an upgrade the client only listens: bytes till the end, in no chunks. */
function deliverHijack(answer: Extract<Answer, {kind: 'hijack'}>, response: ServerResponse): void {
	response.shouldKeepAlive = false;
	response.useChunkedEncodingByDefault = false;
	response.setHeader('Content-Type', 'application/vnd.docker.raw-stream');
	response.flushHeaders();
	answer.start({...makeSink(response), onInput() {}, onInputEnd() {}});
}

function makeSink(
	response: ServerResponse,
	spoil?: (chunk: string | Uint8Array) => string | Uint8Array,
): Sink {
	return {
		write: chunk => !response.closed && response.write(spoil ? spoil(chunk) : chunk),
		end: () => response.end(),
		onDrain: listener => response.once('drain', listener),
		onClose: listener => response.once('close', listener),
		isClosed: () => response.closed,
	};
}
