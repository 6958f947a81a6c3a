import {Agent, type AgentOptions} from 'node:http';
import {connect} from './connect.js';
import type {Address} from '../types.js';

/** Connections to one engine, kept for the next request or not. */
export function createAgent(address: Address, options: AgentOptions): Agent {
	return Object.assign(new Agent(options), {createConnection: () => connect(address)});
}
