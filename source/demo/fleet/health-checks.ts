import {hex} from '../random.js';
import {isRunning, type SimContainer} from './demo-container.js';
import {emitContainer} from './emit.js';
import type {World} from './world.js';

type ProbeRun = {
	readonly startMs: number;
	readonly endMs: number;
	readonly exitCode: number;
	readonly output: string;
};

const probeTakesMs = 130;
/** After a jump in time, probes older than this are not made up for. */
const lateMs = 60_000;

export function watchHealth(world: World, container: SimContainer): void {
	const {probe} = container.scenario;
	if (probe === undefined) {
		return;
	}

	container.health = 'starting';
	container.failingStreak = 0;
	scheduleProbe(world, container, 0);
}

export function clearHealth(container: SimContainer): void {
	if (container.health !== undefined) {
		container.health = 'unhealthy';
	}
}

function scheduleProbe(world: World, container: SimContainer, number: number): void {
	const {probe} = container.scenario;
	const startedMs = container.startedMs ?? 0;
	if (probe === undefined) {
		return;
	}

	const dueMs = startedMs + (number + 1) * probe.intervalMs + probeTakesMs;
	const cancel = world.clock.at(dueMs, () => {
		container.scheduled.delete(cancel);
		if (container.state === 'running') {
			runProbe(world, container, number);
		}

		const missed = Math.floor((world.clock.latest() - lateMs - startedMs) / probe.intervalMs);
		scheduleProbe(world, container, Math.max(number + 1, missed));
	});
	container.scheduled.add(cancel);
}

/** Every probe is an exec, and the engine says so: three events, then the health if it changed. */
function runProbe(world: World, container: SimContainer, number: number): void {
	const {probe} = container.scenario;
	if (probe === undefined) {
		return;
	}

	const {exitCode} = probe.result(number);
	const execID = hex(64, container.id, number);
	emitContainer(world, container, `exec_create: /bin/sh -c ${probe.command}`, {execID});
	emitContainer(world, container, `exec_start: /bin/sh -c ${probe.command}`, {execID});
	emitContainer(world, container, 'exec_die', {execID, exitCode: String(exitCode)});
	container.failingStreak = exitCode === 0 ? 0 : container.failingStreak + 1;
	const health =
		exitCode === 0 ? 'healthy' : container.failingStreak >= probe.retries ? 'unhealthy' : container.health;
	if (health !== container.health) {
		container.health = health;
		emitContainer(world, container, `health_status: ${health}`);
	}
}

/** The last five probes of this run, as inspect shows them. */
export function probesOf(world: World, container: SimContainer): ProbeRun[] {
	const {probe} = container.scenario;
	const {startedMs} = container;
	if (probe === undefined || startedMs === undefined || !isRunning(container)) {
		return [];
	}

	const untilMs = container.pausedMs ?? world.clock.now();
	const done = Math.floor((untilMs - startedMs - probeTakesMs) / probe.intervalMs);
	return Array.from({length: Math.max(0, Math.min(5, done))}, (_, place) => {
		const number = done - Math.min(5, done) + place;
		const startMs = startedMs + (number + 1) * probe.intervalMs;
		return {startMs, endMs: startMs + probeTakesMs, ...probe.result(number)};
	});
}
