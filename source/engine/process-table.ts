import {safeText} from '../lib/safe-text.js';
import type {Caller} from './call.js';
import {EngineError} from './engine-error.js';
import {asArray, asObject, asString} from './json-fields.js';
import type {ContainerId, ProcessTable} from './types.js';

/** What an on-call engineer wants of each process, the busiest first; `ps -ef`, docker's own, has neither CPU nor memory. */
const columns = '-eo pid,user,pcpu,pmem,rss,time,args --sort=-pcpu';
/** ps goes through all processes of the host. */
const patienceMs = 60_000;

type Read = (id: ContainerId, signal: AbortSignal) => Promise<ProcessTable>;

/** `docker top`, with better columns where the engine's ps knows them. */
export function processTable({json}: Caller): Read {
	let knowsColumns = true;
	const read = async (id: ContainerId, signal: AbortSignal, query = {}) =>
		parseTop(await json({path: `/containers/${id}/top`, query, signal, timeoutMs: patienceMs}));

	return async (id, signal) => {
		if (knowsColumns) {
			try {
				return await read(id, signal, {ps_args: columns});
			} catch (error) {
				// Podman's and a small host's ps are others, and say so each in its own way.
				if (!(error instanceof EngineError && error.kind === 'failed')) {
					throw error;
				}
			}
		}

		const table = await read(id, signal);
		knowsColumns = false;
		return table;
	};
}

function parseTop(answer: unknown): ProcessTable {
	const raw = asObject(answer);
	const texts = (row: unknown) => asArray(row).map(cell => safeText(asString(cell)));
	return {titles: texts(raw['Titles']), rows: asArray(raw['Processes']).map(row => texts(row))};
}
