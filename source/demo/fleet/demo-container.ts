import type {Mount} from './fleet-resources.js';
import type {LogTimeline} from './log-timeline.js';
import type {RestartPolicy, Scenario} from './scenario.js';

/** What watchers are told of. */
export type Milestone = 'started' | 'ended' | 'removed';

export type SimState = 'created' | 'running' | 'paused' | 'restarting' | 'exited';

/** A container of the simulated fleet: the row it behaves by, and all that can change. */
export type SimContainer = {
	readonly id: string;
	readonly seed: number;
	readonly scenario: Scenario;
	readonly createdMs: number;
	/** Of the image it was made from, whatever its tag names by now. */
	readonly imageId: string;
	readonly labels: Readonly<Record<string, string>>;
	readonly mounts: readonly Mount[];
	name: string;
	state: SimState;
	startedMs?: number;
	finishedMs?: number;
	/** When the pause began. */
	pausedMs?: number;
	/** Time spent in former pauses of this run. */
	pausesMs: number;
	pid: number;
	exitCode: number;
	isOomKilled: boolean;
	error: string;
	restartCount: number;
	/** Quick deaths in a row, for the delay before the next start. */
	quickDeaths: number;
	wasStoppedByHand: boolean;
	restart: RestartPolicy;
	cpuLimitCores?: number;
	memoryLimitBytes?: number;
	pidsLimit?: number;
	health?: 'starting' | 'healthy' | 'unhealthy';
	failingStreak: number;
	readonly logs: LogTimeline;
	/** What is scheduled for this run; called off when it ends. */
	readonly scheduled: Set<() => void>;
	readonly watchers: Set<(what: Milestone) => void>;
};

export function isRunning({state}: SimContainer): boolean {
	return state === 'running' || state === 'paused';
}

/** Ms of this run during which its processes could run. */
export function activeMs(container: SimContainer, nowMs: number): number {
	if (container.startedMs === undefined || !isRunning(container)) {
		return 0;
	}

	return Math.max(0, (container.pausedMs ?? nowMs) - container.startedMs - container.pausesMs);
}

export function shortId({id}: SimContainer): string {
	return id.slice(0, 12);
}
