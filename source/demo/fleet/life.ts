import {clearHealth, watchHealth} from './health-checks.js';
import {isRunning, type Milestone, type SimContainer} from './demo-container.js';
import {emitContainer, emitMounts, emitNetwork} from './emit.js';
import type {Ending} from './scenario.js';
import {nextPid, type World} from './world.js';

// What happens to containers, whoever causes it. Events come in the order in which engine 28.5 sends them.

export function startRun(world: World, container: SimContainer): void {
	const nowMs = world.clock.now();
	container.state = 'running';
	container.startedMs = nowMs;
	container.pausedMs = undefined;
	container.pausesMs = 0;
	container.pid = nextPid(world);
	container.exitCode = 0;
	container.isOomKilled = false;
	container.error = '';
	container.wasStoppedByHand = false;
	container.logs.start(Math.round(nowMs * 1000));
	emitMounts(world, container, 'mount');
	emitNetwork(world, container, 'connect');
	emitContainer(world, container, 'start');
	scheduleFate(world, container);
	watchHealth(world, container);
	tell(container, 'started');
}

function scheduleFate(world: World, container: SimContainer): void {
	const {ending, childKilledAfterMs} = container.scenario;
	if (childKilledAfterMs !== undefined) {
		schedule(world, container, childKilledAfterMs, () => {
			container.isOomKilled = true;
			emitContainer(world, container, 'oom');
		});
	}

	if (ending !== undefined) {
		schedule(world, container, ending.afterMs, () => endWhenActive(world, container, ending));
	}
}

/** Time spent paused doesn't count towards its end. */
function endWhenActive(world: World, container: SimContainer, ending: Ending): void {
	if (container.pausedMs !== undefined) {
		schedule(world, container, 1000, () => endWhenActive(world, container, ending));
	} else {
		endRun(world, container, ending);
	}
}

type RunEnd = Omit<Ending, 'afterMs'> & {readonly isStop?: boolean};

export function endRun(world: World, container: SimContainer, end: RunEnd): void {
	if (!isRunning(container)) {
		return;
	}

	const nowMs = world.clock.now();
	const ranMs = nowMs - (container.startedMs ?? nowMs);
	callOff(container);
	container.logs.end(Math.round(nowMs * 1000), end.lastWords ?? []);
	container.state = 'exited';
	container.finishedMs = nowMs;
	container.pausedMs = undefined;
	container.pid = 0;
	container.exitCode = end.exitCode;
	container.isOomKilled = end.isOomKilled === true;
	container.wasStoppedByHand ||= end.isStop === true;
	clearHealth(container);
	if (end.isOomKilled) {
		emitContainer(world, container, 'oom');
	}

	emitNetwork(world, container, 'disconnect');
	emitMounts(world, container, 'unmount');
	if (end.isStop) {
		emitContainer(world, container, 'stop');
	}

	const execDuration = String(Math.floor(ranMs / 1000));
	emitContainer(world, container, 'die', {execDuration, exitCode: String(end.exitCode)});
	settle(world, container, ranMs);
	tell(container, 'ended');
}

/** A run this long makes the next death a first one. */
const steadyMs = 10_000;

function settle(world: World, container: SimContainer, ranMs: number): void {
	if (shouldRestart(container)) {
		container.quickDeaths = ranMs >= steadyMs ? 0 : container.quickDeaths + 1;
		container.restartCount++;
		container.state = 'restarting';
		const delayMs = Math.min(100 * 2 ** container.quickDeaths, 60_000);
		schedule(world, container, delayMs, () => startRun(world, container));
	} else if (container.scenario.isAutoRemoved) {
		destroy(world, container, false);
	}
}

function shouldRestart({restart, wasStoppedByHand, exitCode, restartCount}: SimContainer): boolean {
	if (wasStoppedByHand || restart.name === 'no') {
		return false;
	}

	return (
		restart.name !== 'on-failure' || (exitCode !== 0 && (!restart.retries || restartCount < restart.retries))
	);
}

/** A restarting container that is stopped just stays down. */
export function stayDown(container: SimContainer): void {
	callOff(container);
	container.state = 'exited';
	container.wasStoppedByHand = true;
	tell(container, 'ended');
}

export function destroy(world: World, container: SimContainer, withVolumes: boolean): void {
	callOff(container);
	world.containers.delete(container.id);
	world.names.delete(container.name);
	if (withVolumes) {
		emitMounts(world, container, 'destroy');
	}

	emitContainer(world, container, 'destroy');
	tell(container, 'removed');
}

/** Runs `job` later unless the run ends before. */
export function schedule(world: World, container: SimContainer, delayMs: number, job: () => void): void {
	const cancel = world.clock.after(delayMs, () => {
		container.scheduled.delete(cancel);
		job();
	});
	container.scheduled.add(cancel);
}

function callOff({scheduled}: SimContainer): void {
	for (const cancel of scheduled) {
		cancel();
	}

	scheduled.clear();
}

function tell({watchers}: SimContainer, what: Milestone): void {
	for (const watcher of watchers) {
		watcher(what);
	}
}
