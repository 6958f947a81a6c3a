import type {ServerResponse} from 'node:http';
import type {Answer, Sink} from './answer.js';

/** Changes the `number`-th chunk on its way out. */
export type Spoil = (chunk: string | Uint8Array, number: number) => string | Uint8Array;

type StreamAnswer = Extract<Answer, {kind: 'stream'}>;

/** The text of an answer that is known whole. */
export function bodyOf(answer: Answer): string | undefined {
	switch (answer.kind) {
		case 'json': {
			return `${JSON.stringify(answer.body)}\n`;
		}

		case 'text': {
			return answer.text;
		}

		case 'rawJson': {
			return Buffer.from(answer.text as string).toString();
		}

		case 'empty':
		case 'stream':
		case 'hijack': {
			return undefined;
		}
	}
}

export function deliverWhole(
	response: ServerResponse,
	status: number,
	contentType: string,
	body: string | Uint8Array,
): void {
	response.statusCode = status;
	response.setHeader('Content-Type', contentType);
	response.setHeader('Content-Length', Buffer.byteLength(body));
	response.end(body);
}

export function deliverStream(answer: StreamAnswer, response: ServerResponse, spoil?: Spoil): void {
	if (answer.contentType !== undefined) {
		response.setHeader('Content-Type', answer.contentType);
	}

	setHeaders(response, answer.headers);
	response.flushHeaders();
	answer.start(makeSink(response, spoil));
}

export function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>> = {}): void {
	for (const [name, value] of Object.entries(headers)) {
		response.setHeader(name, value);
	}
}

/** A reader that is this far behind is cut off, or its arrears would fill the memory. */
const mostWaitingBytes = 16 * 2 ** 20;

export function makeSink(response: ServerResponse, spoil?: Spoil): Sink {
	let chunks = 0;
	return {
		write(chunk) {
			if (response.closed || response.writableLength > mostWaitingBytes) {
				response.destroy();
				return false;
			}

			return response.write(spoil ? spoil(chunk, chunks++) : chunk);
		},
		end: () => response.end(),
		onDrain: listener => response.once('drain', listener),
		onClose: listener => response.once('close', listener),
		isClosed: () => response.closed,
	};
}
