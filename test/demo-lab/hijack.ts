import {once} from 'node:events';
import {connect} from 'node:net';
import {onTestFinished} from 'vitest';

export type Line = {
	/** All that has come, the HTTP head included. */
	readonly heard: () => string;
	readonly say: (text: string) => void;
	readonly until: (text: string) => Promise<void>;
	readonly ended: Promise<unknown>;
};

/** Posts and has the connection handed over, as docker's CLI does it. */
export async function hijack(socketPath: string, path: string, body: unknown = {}): Promise<Line> {
	const socket = connect(socketPath);
	onTestFinished(() => void socket.destroy());
	await once(socket, 'connect');
	let heard = '';
	socket.setEncoding('latin1').on('data', (text: string) => {
		heard += text;
	});
	const text = JSON.stringify(body);
	socket.write(
		`POST ${path} HTTP/1.1\r\nHost: e\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
	);
	return {
		heard: () => heard,
		say: words => void socket.write(words),
		async until(words) {
			while (!heard.includes(words)) {
				await once(socket, 'data');
			}
		},
		ended: once(socket, 'end'),
	};
}
