import {openText} from '../../text/secrets.js';
import {noText} from '../../text/safe-text.js';
import type {Client} from '../transport/client.js';
import {EngineError} from '../transport/engine-error.js';
import {asArray, asObject, asString} from '../parse/json-fields.js';
import {parsePsTime} from '../parse/ps-time.js';
import {withKernelTimes} from '../kernel/process-times.js';
import type {ContainerId, Process, ProcessTable} from '../types.js';

/** What an on-call engineer wants of each process; `ps -ef`, docker's own, has no memory. */
const formats = [
	'-eo pid,ppid,user,rss,time,args',
	// Podman's names of columns: it answers arguments for ps with an empty body, or with one column of all.
	'pid,ppid,user,rss,time,args',
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
			const processes = parseTop(await (isLast ? answer : answer.catch(rethrowUnlessFailed)));
			if (processes) {
				known = known.slice(index);
				return withKernelTimes(id, processes);
			}
		}

		return {processes: [], isExact: false};
	};
}

/** An engine whose ps is another one says so, each in its own way. */
function rethrowUnlessFailed(error: unknown): undefined {
	if (!(error instanceof EngineError && error.kind === 'failed')) {
		throw error;
	}
}

/** What ps and Podman call the columns. */
const titles = {
	pid: ['PID', 'HPID'],
	parent: ['PPID'],
	user: ['USER', 'UID'],
	memory: ['RSS'],
	time: ['TIME'],
	command: ['COMMAND', 'CMD', 'ARGS'],
} as const;

/** Undefined where it is no table of processes. */
function parseTop(answer: unknown): readonly Process[] | undefined {
	const raw = asObject(answer);
	const shown = asArray(raw['Titles']).map(title => asString(title).trim().toUpperCase());
	const placeOf = (names: readonly string[]) => shown.findIndex(title => names.includes(title));
	const pidPlace = placeOf(titles.pid);
	return pidPlace < 0
		? undefined
		: asArray(raw['Processes']).flatMap(row => {
				const cells = asArray(row);
				const cell = (names: readonly string[]) => asString(cells[placeOf(names)]);
				const pid = Number(asString(cells[pidPlace]));
				return Number.isSafeInteger(pid) ? [processOf(pid, cell)] : [];
			});
}

function processOf(pid: number, cell: (names: readonly string[]) => string): Process {
	const user = openText(cell(titles.user));
	const kibibytes = cell(titles.memory) === '' ? Number.NaN : Number(cell(titles.memory));
	const parentPid = cell(titles.parent) === '' ? Number.NaN : Number(cell(titles.parent));
	return {
		pid,
		command: openText(cell(titles.command)),
		cpuMs: parsePsTime(cell(titles.time)),
		...(user === noText ? {} : {user}),
		...(Number.isFinite(kibibytes) ? {memoryBytes: kibibytes * 1024} : {}),
		...(Number.isSafeInteger(parentPid) ? {parentPid} : {}),
	};
}
