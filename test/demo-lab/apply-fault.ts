import type {ServerResponse} from 'node:http';
import type {Clock} from '../../source/demo/demo-clock.js';
import type {Answer, Sink} from '../../source/demo/http/answer.js';
import {deliver} from '../../source/demo/http/deliver.js';
import {mix} from '../../source/demo/random.js';
import type {FaultKind} from './fault.js';

// Every fault, applied to an answer on its way out.

type Delivery = {readonly answer: Answer; readonly response: ServerResponse; readonly clock: Clock};

const faults: Readonly<Record<FaultKind, (delivery: Delivery) => void>> = {
	reset: ({response}) => response.socket?.destroy(),
	hang: () => {},
	slow: deliverSlowly,
	html: ({response}) =>
		deliverInstead(
			response,
			500,
			'text/html',
			'<html><body><h1>500 Internal Server Error</h1></body></html>\n',
		),
	forbidden: ({response}) =>
		deliverInstead(
			response,
			403,
			'text/html',
			'<html><body><h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n</body></html>\n',
		),
	unavailable: ({response}) => deliverInstead(response, 503, 'text/plain', 'Service Unavailable\n'),
	cutChunk: delivery => breakAfter(delivery, 40),
	cutJson: ({answer, response}) => {
		const body = bodyOf(answer) ?? '{"cut":';
		deliverInstead(response, 200, 'application/json', body.slice(0, Math.ceil(body.length / 2)));
	},
	garbage: ({answer, response}) => deliverSpoiled(answer, response, noise),
	wrongLength: ({answer, response}) => {
		const body = bodyOf(answer) ?? '';
		response.setHeader('Content-Type', 'application/json');
		response.setHeader('Content-Length', Buffer.byteLength(body) + 500);
		response.write(body, () => response.socket?.destroy());
	},
	missingFields: ({answer, response}) => deliverSpoiled(answer, response, dropFields),
};

export function applyFault(kind: FaultKind, delivery: Delivery): void {
	faults[kind](delivery);
}

/** The text of an answer that is known whole. */
function bodyOf(answer: Answer): string | undefined {
	return answer.kind === 'whole' && answer.contentType !== undefined
		? Buffer.from(answer.body as string).toString()
		: undefined;
}

function deliverInstead(
	response: ServerResponse,
	status: number,
	contentType: string,
	body: string | Uint8Array,
): void {
	deliver({kind: 'whole', status, contentType, body}, response);
}

/** Changes the `number`-th chunk on its way out. */
type Spoil = (chunk: string | Uint8Array, number: number) => string | Uint8Array;

function deliverSpoiled(answer: Answer, response: ServerResponse, spoil: Spoil): void {
	if (answer.kind !== 'stream') {
		deliverInstead(response, 200, 'application/json', spoil(bodyOf(answer) ?? '', 0));
		return;
	}

	let chunks = 0;
	const start = (sink: Sink) => answer.start({...sink, write: chunk => sink.write(spoil(chunk, chunks++))});
	deliver({...answer, start}, response);
}
/** So many bytes of the body go out, in a chunk that promised more. */
function breakAfter({answer, response}: Delivery, bytes: number): void {
	const broken = (chunk: string | Uint8Array) => {
		const {socket} = response;
		response.flushHeaders();
		socket?.write(`${Buffer.byteLength(chunk).toString(16)}\r\n`);
		socket?.write(Buffer.from(chunk as string).subarray(0, bytes), () => socket.destroy());
	};

	if (answer.kind === 'stream') {
		answer.start({
			write: chunk => {
				broken(chunk);
				return false;
			},
			end: () => broken(' '.repeat(bytes + 1)),
			onDrain() {},
			onClose: listener => response.once('close', listener),
		});
	} else {
		broken(bodyOf(answer) ?? '{}');
	}
}

const slowEveryMs = 5;
const mostWaitingBytes = 2 ** 20;

function deliverSlowly({answer, response, clock}: Delivery): void {
	const drip = createDrip(response, clock);
	if (answer.kind === 'stream') {
		const start = (sink: Sink) =>
			answer.start({
				...sink,
				write: drip.add,
				end: drip.end,
				onDrain: listener => void clock.after(1000, listener),
			});
		deliver({...answer, start}, response);
	} else {
		response.statusCode = 'status' in answer ? answer.status : 200;
		drip.add(bodyOf(answer) ?? '');
		drip.end();
	}
}

/** Sends a byte at a time of what it is given. `add` is false while more than one piece waits. */
function createDrip(response: ServerResponse, clock: Clock) {
	let waiting = Buffer.alloc(0);
	let isEnding = false;
	const sendNext = () => {
		if (response.closed) {
			return;
		}

		if (waiting.length === 0 && isEnding) {
			response.end();
			return;
		}

		if (waiting.length > 0) {
			response.write(waiting.subarray(0, 1));
			waiting = waiting.subarray(1);
		}

		clock.after(slowEveryMs, sendNext);
	};

	clock.after(slowEveryMs, sendNext);
	return {
		add: (chunk: string | Uint8Array) => {
			const isIdle = waiting.length === 0;
			waiting =
				waiting.length > mostWaitingBytes ? waiting : Buffer.concat([waiting, Buffer.from(chunk as string)]);
			return isIdle;
		},
		end: () => {
			isEnding = true;
		},
	};
}

/** As many bytes of no meaning, zeros and huge frame lengths among them. */
function noise(chunk: string | Uint8Array, number: number): Uint8Array {
	const length = Math.max(16, Math.min(4096, chunk.length));
	return Uint8Array.from({length}, (_, index) => (index % 9 === 4 ? 0xff : mix(number, index) & 0xff));
}

/** Each JSON line loses the fields that its number says; a ping's `OK` has none. */
function dropFields(chunk: string | Uint8Array, number: number): string | Uint8Array {
	if (typeof chunk !== 'string' || !/^\s*[[{]/.test(chunk)) {
		return chunk;
	}

	const parsed: unknown = JSON.parse(chunk);
	const fields = Object.entries(parsed ?? {}).filter((_, index) => mix(number, index) % 3 !== 0);
	return `${JSON.stringify(Object.fromEntries(fields))}\n`;
}
