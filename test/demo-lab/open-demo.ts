import {once} from 'node:events';
import {request, type IncomingHttpHeaders, type IncomingMessage} from 'node:http';
import {buffer} from 'node:stream/consumers';
import {onTestFinished} from 'vitest';
import type {LabControl} from './lab-control.js';
import {startDemoLab, type LabOptions} from './start-demo-lab.js';

export const startMs = Date.UTC(2026, 10, 24, 2, 14, 7);

export type Reply = {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly bytes: Buffer;
	readonly text: string;
	/** Parsed; tests know the shape they look at. */
	// oxlint-disable-next-line typescript/no-explicit-any
	readonly json: any;
};

export type Demo = {
	readonly socketPath: string;
	readonly control: LabControl;
	readonly ask: (method: string, path: string, body?: unknown) => Promise<Reply>;
	readonly get: (path: string) => Promise<Reply>;
	readonly post: (path: string, body?: unknown) => Promise<Reply>;
	readonly open: (path: string, method?: string) => Promise<IncomingMessage>;
	/** The container's list row. */
	// oxlint-disable-next-line typescript/no-explicit-any
	readonly row: (name: string) => Promise<any>;
	/** The kept events about the container of that id, without probes. A ms goes by. */
	// oxlint-disable-next-line typescript/no-explicit-any
	readonly eventsOf: (id: string) => Promise<any[]>;
};

/** A demo engine whose time stands still unless `control.fakeClock` moves it. */
export async function openDemo(options: LabOptions = {}): Promise<Demo> {
	const {socketPath, control, close} = await startDemoLab({now: () => startMs, ...options});
	onTestFinished(close);
	const open: Demo['open'] = async (path, method = 'GET') => send(socketPath, method, path);
	const ask: Demo['ask'] = async (method, path, body) =>
		readReply(await send(socketPath, method, path, body));
	const get: Demo['get'] = async path => ask('GET', path);
	return {
		socketPath,
		control,
		ask,
		get,
		post: async (path, body) => ask('POST', path, body),
		open,
		async row(name) {
			const {json} = await get('/containers/json?all=1');
			return json.find(({Names}: {Names: string[]}) => Names[0] === `/${name}`);
		},
		async eventsOf(container) {
			// An event can be a little later than now: each has a stamp of its own.
			control.fakeClock.jump(1);
			const {text} = await get(`/events?since=1&until=${(control.fakeClock.now() / 1000).toFixed(3)}`);
			return linesOf(text)
				.filter(({Actor: {ID, Attributes}}) => [ID, Attributes.container].includes(container))
				.filter(({Action}) => !Action.startsWith('exec_'));
		},
	};
}

async function send(
	socketPath: string,
	method: string,
	path: string,
	body?: unknown,
): Promise<IncomingMessage> {
	const text = body === undefined ? undefined : JSON.stringify(body);
	const headers = text === undefined ? {} : {'Content-Type': 'application/json'};
	const asked = request({socketPath, method, path, headers, agent: false}).end(text);
	const [response] = (await once(asked, 'response')) as [IncomingMessage];
	return response;
}

export async function readReply(response: IncomingMessage): Promise<Reply> {
	const bytes = await buffer(response);
	const text = bytes.toString();
	return {
		status: response.statusCode ?? 0,
		headers: response.headers,
		bytes,
		text,
		get json() {
			return JSON.parse(text);
		},
	};
}

// oxlint-disable-next-line typescript/no-explicit-any
export function linesOf(text: string): any[] {
	return text
		.split('\n')
		.filter(line => line.trim() !== '')
		.map(line => JSON.parse(line));
}

/** The payloads of multiplexed frames, each with its stream. */
export function framesOf(bytes: Buffer): Array<{readonly stream: number; readonly text: string}> {
	const frames: Array<{stream: number; text: string}> = [];
	for (let at = 0; at < bytes.length;) {
		const length = bytes.readUInt32BE(at + 4);
		frames.push({stream: bytes[at] ?? 0, text: bytes.subarray(at + 8, at + 8 + length).toString()});
		at += 8 + length;
	}

	return frames;
}
