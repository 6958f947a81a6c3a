import {STATUS_CODES, type IncomingMessage} from 'node:http';
import type {Duplex} from 'node:stream';
import type {Answer, DuplexSink} from './answer.js';

/** Answers a request that asked to have its connection handed over; `early` is what came with it, past its body. */
export function deliverUpgrade(answer: Answer, socket: Duplex, early: Buffer): void {
	if (answer.kind === 'hijack') {
		socket.write(
			`HTTP/1.1 101 UPGRADED\r\nContent-Type: ${answer.contentType}\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n`,
		);
		answer.start(duplexOf(socket, early));
		return;
	}

	const {status, body} = answer.kind === 'whole' ? answer : {status: 200, body: ''};
	socket.write(
		`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n`,
	);
	socket.end(body);
}

function duplexOf(socket: Duplex, early: Buffer): DuplexSink {
	return {
		write: chunk => socket.writable && socket.write(chunk),
		end: () => socket.end(),
		onDrain: listener => socket.once('drain', listener),
		onClose: listener => socket.once('close', listener),
		onInput(listener) {
			if (early.length > 0) {
				listener(early);
			}

			socket.on('data', listener);
			socket.resume();
		},
		onInputEnd: listener => socket.once('end', listener),
	};
}

/** The body of an upgrade request, which its parser leaves to us: as many bytes as the request promised. */
export async function readUpgradeBody(
	request: IncomingMessage,
	socket: Duplex,
	head: Buffer,
): Promise<{readonly text: string; readonly rest: Buffer}> {
	const length = Number(request.headers['content-length'] ?? 0);
	let bytes = head;
	while (bytes.length < length && !socket.destroyed && !socket.readableEnded) {
		bytes = Buffer.concat([bytes, await nextChunk(socket)]);
	}

	return {text: bytes.subarray(0, length).toString(), rest: bytes.subarray(length)};
}

async function nextChunk(socket: Duplex): Promise<Buffer> {
	return new Promise(resolve => {
		const done = (chunk?: Buffer) => {
			socket.pause();
			socket.off('data', done).off('close', done).off('end', done);
			resolve(chunk ?? Buffer.alloc(0));
		};

		socket.once('data', done).once('close', done).once('end', done);
		socket.resume();
	});
}
