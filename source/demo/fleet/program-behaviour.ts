import type {LogProfile, SimLine} from './log-profile.js';
import type {Scenario} from './scenario.js';
import {counterMark, type Program, type Step} from './shell.js';

/** Makes a posted command a scenario's behaviour: what it logs, how it ends, how it takes a SIGTERM. */
export function behaviourOf(
	program: Program,
): Pick<Scenario, 'logs' | 'ending' | 'stopsAfterMs' | 'stopExitCode' | 'load'> {
	const {trapExitCode, exitCode, loop} = program;
	const {opening, lastsMs} = openingOf(program.steps);
	const ending = exitCode === undefined ? undefined : {afterMs: Math.max(5, lastsMs), exitCode};
	return {
		logs: {opening, ...(loop && loopProfile(loop))},
		ending,
		stopsAfterMs: trapExitCode === undefined ? 'never' : 100,
		stopExitCode: trapExitCode ?? 143,
		load: {cpuPercent: isBusy(loop) ? 100 : 0.1, memoryBytes: 800 * 1024},
	};
}

function openingOf(steps: readonly Step[]) {
	let atMs = 0;
	const opening: Array<SimLine & {atMs: number}> = [];
	for (const {waitMs, line} of steps) {
		atMs += waitMs;
		if (line !== undefined) {
			opening.push({...line, atMs});
		}
	}

	return {opening, lastsMs: atMs};
}

const shortestRoundMs = 0.01;

function loopProfile(loop: readonly Step[]): Partial<LogProfile> {
	const lines = loop.flatMap(({line}) => line ?? []);
	const roundMs = loop.reduce((sum, {waitMs}) => sum + waitMs, 0);
	if (lines.length === 0) {
		return {};
	}

	return {
		intervalMs: Math.max(shortestRoundMs, roundMs),
		isRegular: true,
		burst: lines.length,
		line(_seed, index) {
			const line = lines[index % lines.length] ?? {text: ''};
			const round = String(Math.floor(index / lines.length) + 1);
			return {...line, text: String(line.text).replaceAll(counterMark, round)};
		},
	};
}

/** A loop that never sleeps takes a whole core. */
function isBusy(loop: readonly Step[] | undefined): boolean {
	return loop !== undefined && loop.every(({waitMs}) => waitMs < 1) && loop.length > 0;
}
