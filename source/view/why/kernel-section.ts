import type {KernelReading} from '../../engine/kernel/kernel-types.js';
import {containerSignals, type ContainerSignal} from '../../store/fleet/kernel-signals.js';
import {engineNowMs} from '../../store/engine-now.js';
import {formatCount, formatShare} from '../../text/format.js';
import {span} from '../../text/line.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {containerWords, hostReasons, killWords} from '../trouble/kernel-words.js';
import {fact, moment, plainLine, type About, type CardLine} from './card-lines.js';

/** Kills that the card tells of. */
const mostKills = 5;

/** What the kernel of the engine's machine counts of it: what is abnormal first, then what it was killed for, then levels. */
export function kernelLines({state, row}: About): readonly CardLine[] {
	const {kernel} = state.fleet;
	const {id} = row.container;
	const track = kernel.byId.get(id);
	const nowMs = engineNowMs(state.fleet);
	const kills = kernel.kills.filter(({container}) => container === id).slice(-mostKills);
	const last = track?.window.at(-1);
	if (kernel.isHere === false) {
		return [plainLine(span(safe`  not visible from here: the engine is on another machine`, 'dim'))];
	}

	return [
		...[...(track?.raised ?? [])].map(([signal, value]) =>
			plainLine(span(safe`  ▲ ${containerWords[signal](value, last)}`, 'bad')),
		),
		...kills.map(kill => fact(moment(kill.atMs, nowMs), killWords(kill), 'bad')),
		...hostReasons(kernel).map(({words}) => fact(safe`machine`, words, 'bad')),
		...(last ? levelLines(last, track?.window ?? []) : []),
		...(kernel.isLogReadable === false
			? [
					plainLine(
						span(safe`  who was killed is not visible: reading the kernel's log takes CAP_SYSLOG`, 'dim'),
					),
				]
			: []),
	];
}

function levelLines(last: KernelReading, window: readonly KernelReading[]): readonly CardLine[] {
	const waits = (['ioStall', 'memoryStall', 'cpuStall'] as const).flatMap(signal => waitOf(signal, window));
	const levels = [
		...waits,
		levelOf(safe`pids`, last.pids, last.pidsLimit),
		levelOf(safe`open files`, last.openFiles, last.openFilesLimit),
		...(last.oomKills ? [safe`${formatCount(last.oomKills)} OOM kills`] : []),
		...(last.memoryLimitHits ? [safe`memory limit reached ${formatCount(last.memoryLimitHits)} times`] : []),
	].filter(level => level !== undefined);
	return levels.length === 0 ? [] : [fact(safe`now`, joined(levels))];
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

function levelOf(name: SafeText, count: number | undefined, limit: number | undefined): SafeText | undefined {
	if (count === undefined) {
		return undefined;
	}

	const of = limit === undefined ? safe`` : safe` of ${formatCount(limit)}`;
	return safe`${formatCount(count)}${of} ${name}`;
}

function joined(parts: readonly SafeText[]): SafeText {
	return parts.reduce((all, part) => safe`${all} · ${part}`);
}
