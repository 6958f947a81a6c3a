import type {SwarmLook} from '../../engine/api/swarm-calls.js';
import type {TableSource} from './define-table.js';

/** All tables of a swarm are made of one look at it. The events that are followed tell of this node only. */
export const swarmSource: TableSource<SwarmLook> = {
	load: async (engine, _query, signal) => engine.swarm.look(signal),
	staleAfter: [],
	everyMs: 1500,
};
