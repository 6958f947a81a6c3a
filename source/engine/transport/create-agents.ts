import {Agent, type AgentOptions} from 'node:http';
import {connect} from './connect.js';
import type {Address} from '../types.js';

/** For questions that are answered at once. What may last has a socket of its own. */
const mostSockets = 8;
/** For questions about one container each: some of them may hang, and must not keep the list waiting. */
const mostSocketsForEach = 32;
/** Kept of those that had one of their own: for the ping, and for `docker top`. */
const mostIdleSockets = 2;

export type Agents = ReturnType<typeof createAgents>;

/** The connections that requests travel by, so that those that may last keep no others waiting. */
export function createAgents(address: Address) {
	const create = (options: AgentOptions) =>
		Object.assign(new Agent(options), {createConnection: () => connect(address)});
	const agents = {
		quick: create({keepAlive: true, maxSockets: mostSockets}),
		/** Quick ones about one container. */
		each: create({keepAlive: true, maxSockets: mostSocketsForEach}),
		patient: create({keepAlive: true, maxFreeSockets: mostIdleSockets}),
		single: create({keepAlive: false}),
	};
	return {
		...agents,
		/** From now on few connections at once. */
		narrow() {
			agents.quick.maxSockets = 2;
			agents.each.maxSockets = 4;
		},
		close() {
			for (const agent of Object.values(agents)) {
				agent.destroy();
			}
		},
	};
}
