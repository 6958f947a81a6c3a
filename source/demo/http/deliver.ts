import type {ServerResponse} from 'node:http';
import type {Answer, Sink} from './answer.js';

/** Writes an answer as the engine would. */
export function deliver(answer: Answer, response: ServerResponse): void {
	if (answer.contentType !== undefined) {
		response.setHeader('Content-Type', answer.contentType);
	}

	if (answer.kind === 'whole') {
		response.statusCode = answer.status;
		response.end(answer.body);
	} else if (answer.kind === 'stream') {
		response.flushHeaders();
		answer.start(makeSink(response));
	} else {
		// Without an upgrade the client only listens: bytes till the end, in no chunks.
		response.shouldKeepAlive = false;
		response.useChunkedEncodingByDefault = false;
		response.flushHeaders();
		answer.start({...makeSink(response), onInput() {}, onInputEnd() {}});
	}
}

/** A reader that is this far behind is cut off, or its arrears would fill the memory. */
const mostWaitingBytes = 16 * 2 ** 20;

function makeSink(response: ServerResponse): Sink {
	return {
		write(chunk) {
			if (response.closed || response.writableLength > mostWaitingBytes) {
				response.destroy();
				return false;
			}

			return response.write(chunk);
		},
		end: () => response.end(),
		onDrain: listener => response.once('drain', listener),
		onClose: listener => response.once('close', listener),
	};
}
