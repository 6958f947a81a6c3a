import {Agent} from 'node:http';
import {connect} from './connect.js';
import type {Address} from './types.js';

/** Connections to one engine, kept for the next request or not. */
export function createAgent(address: Address, options: {keepAlive: boolean; maxSockets?: number}): Agent {
	return Object.assign(new Agent(options), {createConnection: () => connect(address)});
}
