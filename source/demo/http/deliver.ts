import type {ServerResponse} from 'node:http';
import type {Answer} from './answer.js';
import {bodyOf, deliverStream, deliverWhole, makeSink, setHeaders} from './deliver-body.js';

/** Writes an answer as the engine would. */
export function deliver(answer: Answer, response: ServerResponse): void {
	switch (answer.kind) {
		case 'stream': {
			deliverStream(answer, response);
			return;
		}

		case 'hijack': {
			deliverHijack(answer, response);
			return;
		}

		case 'empty': {
			response.statusCode = answer.status;
			response.end();
			return;
		}

		case 'text': {
			setHeaders(response, answer.headers);
			deliverWhole(response, answer.status, 'text/plain; charset=utf-8', answer.text);
			return;
		}

		case 'rawJson': {
			deliverWhole(response, 200, 'application/json', answer.text);
			return;
		}

		case 'json': {
			deliverWhole(response, answer.status, 'application/json', bodyOf(answer) ?? '');
		}
	}
}

/** Without an upgrade the client only listens: bytes till the end, in no chunks. */
function deliverHijack(answer: Extract<Answer, {kind: 'hijack'}>, response: ServerResponse): void {
	response.shouldKeepAlive = false;
	response.useChunkedEncodingByDefault = false;
	response.setHeader('Content-Type', 'application/vnd.docker.raw-stream');
	response.flushHeaders();
	answer.start({...makeSink(response), onInput() {}, onInputEnd() {}});
}
