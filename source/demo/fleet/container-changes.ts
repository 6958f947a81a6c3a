import {constants} from 'node:os';
import {empty, problem, type Answer} from '../http/answer.js';
import {activeMs, isRunning, type Milestone, type SimContainer, type SimState} from './demo-container.js';
import {emitContainer} from './emit.js';
import {destroy, endRun, schedule, startRun, stayDown} from './life.js';
import type {World} from './world.js';

export function start(world: World, container: SimContainer): Answer {
	if (container.state === 'paused') {
		return problem(409, 'cannot start a paused container, try unpause instead');
	}

	if (isRunning(container)) {
		return empty(304);
	}

	startRun(world, container);
	return empty();
}

/** Answers when it is down: SIGTERM, and SIGKILL after ten seconds. */
export async function stop(world: World, container: SimContainer): Promise<Answer> {
	if (container.state === 'restarting') {
		stayDown(container);
		return empty();
	}

	if (!isRunning(container)) {
		return empty(304);
	}

	await bringDown(world, container);
	return empty();
}

export async function restart(world: World, container: SimContainer): Promise<Answer> {
	if (container.state === 'restarting') {
		stayDown(container);
	} else if (isRunning(container)) {
		await bringDown(world, container);
	}

	if (world.containers.has(container.id) && !isRunning(container)) {
		startRun(world, container);
		emitContainer(world, container, 'restart');
	}

	return empty();
}

const graceMs = 10_000;

async function bringDown(world: World, container: SimContainer): Promise<void> {
	const ended = nextEnd(container);
	emitContainer(world, container, 'kill', {signal: '15'});
	resume(world, container);
	const {stopsAfterMs = 150, stopExitCode = 143} = container.scenario;
	if (stopsAfterMs !== 'never' && stopsAfterMs <= graceMs) {
		const lastWords = stopsAfterMs > 0 ? ['received SIGTERM, shutting down'] : [];
		schedule(world, container, stopsAfterMs, () =>
			endRun(world, container, {exitCode: stopExitCode, isStop: true, lastWords}),
		);
	} else {
		schedule(world, container, graceMs, () => {
			emitContainer(world, container, 'kill', {signal: '9'});
			endRun(world, container, {exitCode: 137, isStop: true});
		});
	}

	await ended;
}

async function nextEnd({watchers}: SimContainer): Promise<void> {
	await new Promise<void>(resolve => {
		const watcher = (what: Milestone) => {
			if (what !== 'started') {
				watchers.delete(watcher);
				resolve();
			}
		};

		watchers.add(watcher);
	});
}

export async function kill(world: World, container: SimContainer, signalName: string): Promise<Answer> {
	const signal = signalNumber(signalName);
	if (signal === undefined) {
		return problem(400, `cannot kill container: ${container.name}: invalid signal: ${signalName}`);
	}

	if (!isRunning(container)) {
		const state = container.state === 'restarting' ? 'restarting' : 'not running';
		return problem(409, `cannot kill container: ${container.name}: container ${container.id} is ${state}`);
	}

	container.wasStoppedByHand ||= signal === 9 || signal === 15;
	if (signal === 9) {
		const ended = nextEnd(container);
		emitContainer(world, container, 'kill', {signal: '9'});
		schedule(world, container, 20, () => endRun(world, container, {exitCode: 137}));
		await ended;
		return empty();
	}

	emitContainer(world, container, 'kill', {signal: String(signal)});
	resume(world, container);
	const {stopsAfterMs = 150, stopExitCode = 143} = container.scenario;
	if ([2, 3, 15].includes(signal) && stopsAfterMs !== 'never') {
		const exitCode = signal === 15 ? stopExitCode : 128 + signal;
		schedule(world, container, stopsAfterMs, () => endRun(world, container, {exitCode}));
	}

	return empty();
}

/** `SIGTERM`, `term`, `15`; the empty text is SIGKILL. */
function signalNumber(text: string): number | undefined {
	const name = `SIG${text.toUpperCase().replace(/^SIG/, '')}`;
	const known: Readonly<Record<string, number>> = {SIG: 9, ...constants.signals};
	return Object.values(known).find(number => String(number) === text) ?? known[name];
}

export function pause(world: World, container: SimContainer): Answer {
	if (container.state === 'restarting') {
		return problem(409, `Container ${container.id} is restarting, wait until the container is running`);
	}

	if (container.state === 'paused') {
		return problem(409, `Container ${container.id} is already paused`);
	}

	if (!isRunning(container)) {
		return problem(409, `container ${container.id} is not running`);
	}

	const nowMs = world.clock.now();
	container.state = 'paused';
	container.pausedMs = nowMs;
	container.logs.pause(Math.round(nowMs * 1000));
	emitContainer(world, container, 'pause');
	return empty();
}

export function unpause(world: World, container: SimContainer): Answer {
	if (container.state !== 'paused') {
		return problem(500, `Container ${container.id} is not paused`);
	}

	resume(world, container);
	return empty();
}

function resume(world: World, container: SimContainer): void {
	if (container.state !== 'paused') {
		return;
	}

	const nowMs = world.clock.now();
	const wasActiveMs = activeMs(container, nowMs);
	container.state = 'running';
	container.pausedMs = undefined;
	container.pausesMs = nowMs - (container.startedMs ?? nowMs) - wasActiveMs;
	container.logs.resume(Math.round(nowMs * 1000));
	emitContainer(world, container, 'unpause');
}

const refusals: Partial<Record<SimState, string>> = {
	paused: 'paused and must be unpaused first',
	running: 'running: stop the container before removing or force remove',
	restarting: 'restarting: stop the container before removing or force remove',
};

/** `rm -f`: kill, network disconnect, die, destroy. */
export function remove(
	world: World,
	container: SimContainer,
	{isForced, withVolumes}: {readonly isForced: boolean; readonly withVolumes: boolean},
): Answer {
	const refusal = refusals[container.state];
	if (refusal !== undefined && !isForced) {
		return problem(409, `cannot remove container "${container.name}": container is ${refusal}`);
	}

	if (isRunning(container)) {
		container.wasStoppedByHand = true;
		emitContainer(world, container, 'kill', {signal: '9'});
		endRun(world, container, {exitCode: 137});
	}

	if (world.containers.has(container.id)) {
		destroy(world, container, withVolumes);
	}

	return empty();
}
