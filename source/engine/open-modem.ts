import type {Agent} from 'node:http';
import {inspect} from 'node:util';
import Docker from 'dockerode';
import redirects from 'docker-modem/lib/http.js';
import {safeText, t} from '../lib/safe-text.js';
import {EngineError} from './engine-error.js';
import type {Address} from './types.js';

// An engine never redirects, a web server at a wrong address does: the modem would follow it anywhere,
// and the failure of that second request has no listener.
redirects.maxRedirects = 0;

/**
 * dockerode's connection to exactly that address. What isn't said here the modem takes from DOCKER_HOST and
 * DOCKER_CERT_PATH, such as another engine's name in the place of a socket: so everything is said.
 */
export function openModem({socketPath, host, port, tls}: Address, agent: Agent): Docker['modem'] {
	const options = {
		socketPath,
		host: socketPath === undefined ? host : undefined,
		port,
		protocol: tls ? 'https' : 'http',
		pathPrefix: '/',
		ca: tls?.ca,
		cert: tls?.cert,
		key: tls?.key,
		timeout: undefined,
		sshOptions: {},
		agent,
	} as const;
	// For a debugging line that nobody sees, the modem prints the agent with every socket in it: 2 ms a request.
	Object.assign(agent, {[inspect.custom]: () => 'agent'});
	try {
		return new Docker(options).modem;
	} catch (error) {
		// It reads them all the same, used or not.
		throw new EngineError(
			'failed',
			t`DOCKER_HOST or DOCKER_CERT_PATH is wrong: ${safeText(String(error), 300)}`,
			t`unset them, or put them right`,
		);
	}
}
