import {openText} from '../../text/secrets.js';
import type {Client} from '../transport/client.js';
import {EngineError} from '../transport/engine-error.js';
import {asArray, asObject, asString} from '../parse/json-fields.js';
import type {ContainerId, ProcessTable} from '../types.js';

/** What an on-call engineer wants of each process; `ps -ef`, docker's own, has neither CPU nor memory. */
const formats = [
	'-eo pid,user,pcpu,pmem,rss,time,args --sort=-pcpu',
	// Podman's names of columns: for arguments of ps it runs one in the container, which takes a hundred times as long,
	// and answers with an empty body, or with one column of all.
	'pid,user,pcpu,rss,time,args',
	undefined,
];
/** ps goes through all processes of the host. */
const patienceMs = 60_000;

type Read = (id: ContainerId, signal: AbortSignal) => Promise<ProcessTable>;

/** `docker top`, with the best columns that this engine's ps knows. */
export function processTable({docker}: Client, isPodman = () => false): Read {
	let known: typeof formats | undefined;
	return async (id, signal) => {
		known ??= isPodman() ? formats.slice(1) : formats;
		for (const [index, format] of known.entries()) {
			const answer = docker(signal, patienceMs).getContainer(id).top({ps_args: format});
			const isLast = index === known.length - 1;
			const table = parseTop(await (isLast ? answer : answer.catch(rethrowUnlessFailed)));
			if (table.titles.length > 0) {
				known = known.slice(index);
				return table;
			}
		}

		return {titles: [], rows: []};
	};
}

/** An engine whose ps is another one says so, each in its own way. */
function rethrowUnlessFailed(error: unknown): undefined {
	if (!(error instanceof EngineError && error.kind === 'failed')) {
		throw error;
	}
}

function parseTop(answer: unknown): ProcessTable {
	const raw = asObject(answer);
	const texts = (row: unknown) => asArray(row).map(cell => openText(asString(cell)));
	return {titles: texts(raw['Titles']), rows: asArray(raw['Processes']).map(row => texts(row))};
}
