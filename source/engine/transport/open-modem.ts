import http, {type Agent, type ClientRequest, type IncomingMessage, type RequestOptions} from 'node:http';
import type {Duplex} from 'node:stream';
import Docker from 'dockerode';
import {errorWords} from '../../text/error-words.js';
import {safe} from '../../text/safe-text.js';
import {EngineError} from './engine-error.js';
import type {Address} from '../types.js';

type Answered = (error: unknown, answer: IncomingMessage | Duplex | null) => void;

/**
 * dockerode's modem, which makes a request of a call; it travels by `agent`, and once more by `fresh`, which keeps
 * no connection, when a kept one turns out to be cut. The modem's own way
 * follows redirections, and falls over odd ones; reads refusals without end; parses addresses with a function whose
 * deprecation Node prints on the screen.
 */
export function openModem(address: Address, agent: Agent, fresh: Agent): Docker['modem'] {
	const send = sendBy(address, agent, fresh);
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
			safe`DOCKER_HOST or DOCKER_CERT_PATH is wrong: ${errorWords(error, 300)}`,
			safe`unset them, or put them right`,
		);
	}
}

function sendBy({host = 'localhost', port, basePath = ''}: Address, agent: Agent, fresh: Agent) {
	const send = (
		by: Agent,
		options: RequestOptions,
		data: string | Buffer | undefined,
		answered: Answered,
	): void => {
		try {
			const {method, headers, signal} = options;
			const path = `${basePath}${options.path}`;
			const request = http.request({agent: by, host, port, path, method, headers, signal});
			let hasBegun = false;
			request.on('error', error => {
				if (by === agent && !hasBegun && isCutWhileIdle(request, error)) {
					send(fresh, options, data, answered);
				} else {
					answered(error, null);
				}
			});
			request.once('response', response => {
				hasBegun = true;
				answered(null, response);
			});
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

	return (options: RequestOptions, data: string | Buffer | undefined, answered: Answered) =>
		send(agent, options, data, answered);
}

/**
 * Proxies end connections that have been idle for a while, and we may hear of it only after the next request has
 * gone. Only reads travel by a kept connection: asking twice changes nothing.
 */
function isCutWhileIdle(request: ClientRequest, error: NodeJS.ErrnoException): boolean {
	return request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}
