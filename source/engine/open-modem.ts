import http, {type Agent, type IncomingMessage, type RequestOptions} from 'node:http';
import type {Duplex} from 'node:stream';
import Docker from 'dockerode';
import {safeText, t} from '../lib/safe-text.js';
import {EngineError} from './engine-error.js';
import type {Address} from './types.js';

type Answered = (error: unknown, answer: IncomingMessage | Duplex | null) => void;

/**
 * dockerode's modem, which makes a request of a call; it travels by `agent`, and only there. The modem's own way
 * follows redirections, and falls over odd ones; reads refusals without end; parses addresses with a function whose
 * deprecation Node prints on the screen.
 */
export function openModem(address: Address, agent: Agent): Docker['modem'] {
	const send = sendBy(address, agent);
	return Object.assign(bareModem(), {
		buildRequest(options: RequestOptions, _: unknown, data: string | Buffer | undefined, answered: Answered) {
			send(options, data, answered);
		},
	});
}

/** What isn't said here the modem takes from DOCKER_HOST and DOCKER_CERT_PATH: so everything is said. */
function bareModem(): Docker['modem'] {
	const nothing = {host: undefined, port: undefined, ca: undefined, cert: undefined, key: undefined};
	try {
		return new Docker({...nothing, socketPath: 'the agent knows', protocol: 'http', sshOptions: {}}).modem;
	} catch (error) {
		// It reads them all the same, used or not.
		throw new EngineError(
			'failed',
			t`DOCKER_HOST or DOCKER_CERT_PATH is wrong: ${safeText(String(error), 300)}`,
			t`unset them, or put them right`,
		);
	}
}

function sendBy({host = 'localhost', port}: Address, agent: Agent) {
	return (
		{path, method, headers, signal}: RequestOptions,
		data: string | Buffer | undefined,
		answered: Answered,
	): void => {
		try {
			const request = http.request({agent, host, port, path, method, headers, signal});
			request.on('error', error => answered(error, null));
			request.once('response', response => answered(null, response));
			request.once('upgrade', (_, connection, head) => {
				connection.unshift(head);
				answered(null, connection);
			});
			request.end(data);
		} catch (error) {
			// A path that can't be sent.
			answered(error, null);
		}
	};
}
