import type {KernelReading} from '../../engine/kernel/kernel-types.js';
import {containerSignals, type ContainerSignal} from '../../store/fleet/kernel-signals.js';
import {hasProcesses} from '../../engine/container-states.js';
import type {State} from '../../store/state.js';
import {counted, formatCount, formatShare} from '../../text/format.js';
import {span} from '../../text/line.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {nowSince} from '../row-now.js';
import {containerWords, hostReasons, killWords} from '../trouble/kernel-words.js';
import {fact, moment, plainLine, type About, type CardLine} from './card-lines.js';

/** Kills that the card tells of. */
const mostKills = 5;

/** What the kernel of the engine's machine counts of it: what is abnormal first, then what it was killed for, then levels. */
export function kernelLines({state, row}: About): readonly CardLine[] {
	const {kernel} = state.fleet;
	const {id} = row.container;
	const kills = kernel.kills.filter(({container}) => container === id).slice(-mostKills);
	// What it was at when it ended is nothing now.
	const track = hasProcesses(row.container) ? kernel.byId.get(id) : undefined;
	const last = track?.window.at(-1);
	const isToldAbove = row.trouble.reasons.some(reason => reason.id === 'oom');
	if (kernel.isHere === false) {
		return [plainLine(span(safe`  not visible from here: the engine is on another machine`, 'dim'))];
	}

	return [
		...[...(track?.raised ?? [])].map(([signal, value]) =>
			plainLine(span(safe`  ▲ ${containerWords[signal](value, last)}`, 'bad')),
		),
		...kills.map(kill =>
			fact(moment(kill.atMs, nowSince(state, row.container, kill.atMs)), killWords(kill), 'bad'),
		),
		...hostReasons(kernel).map(({words}) => fact(safe`machine`, words, 'bad')),
		...(last ? levelLines(last, track?.window ?? [], isToldAbove) : []),
		...(last && !hasWaits(last) ? [fact(safe`waits for CPU, memory and I/O`, whyNoWaits(state))] : []),
		...(kernel.isLogReadable === false
			? [
					plainLine(
						span(safe`  who was killed is not visible: reading the kernel's log takes CAP_SYSLOG`, 'dim'),
					),
				]
			: []),
	];
}

function levelLines(
	last: KernelReading,
	window: readonly KernelReading[],
	areKillsTold: boolean,
): readonly CardLine[] {
	const waits = (['ioStall', 'memoryStall', 'cpuStall'] as const).flatMap(signal => waitOf(signal, window));
	const levels = [
		...waits,
		levelOf('pid', last.pids, last.pidsLimit),
		levelOf('open file', last.openFiles, last.openFilesLimit),
		...(last.oomKills && !areKillsTold ? [counted(last.oomKills, 'OOM kill')] : []),
		...(last.memoryLimitHits ? [safe`memory limit reached ${counted(last.memoryLimitHits, 'time')}`] : []),
	].filter(level => level !== undefined);
	return levels.length === 0 ? [] : [fact(safe`now`, joined(levels))];
}

function hasWaits({cpuStallUs, memoryStallUs, ioStallUs}: KernelReading): boolean {
	return (cpuStallUs ?? memoryStallUs ?? ioStallUs) !== undefined;
}

function whyNoWaits({fleet}: State): SafeText {
	return fleet.connection.host?.cgroupVersion === '1'
		? safe`not known on cgroup v1`
		: safe`not known: this kernel doesn't count them`;
}

const waitNames: Readonly<Partial<Record<ContainerSignal, SafeText>>> = {
	ioStall: safe`I/O`,
	memoryStall: safe`memory`,
	cpuStall: safe`a CPU`,
};

function waitOf(signal: ContainerSignal, window: readonly KernelReading[]): readonly SafeText[] {
	const share = containerSignals[signal].measure(window);
	return share === undefined ? [] : [safe`waits ${formatShare(share * 100)} for ${waitNames[signal]!}`];
}

function levelOf(one: string, count: number | undefined, limit: number | undefined): SafeText | undefined {
	return count === undefined
		? undefined
		: limit === undefined
			? counted(count, one)
			: safe`${formatCount(count)} of ${counted(limit, one)}`;
}

function joined(parts: readonly SafeText[]): SafeText {
	return parts.reduce((all, part) => safe`${all} · ${part}`);
}
