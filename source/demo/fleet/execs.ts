import type {SimExec} from './fleet-resources.js';
import {hex} from '../random.js';
import {emitContainer} from './emit.js';
import {nextPid, type World} from './world.js';

/** The oldest are forgotten, as engines forget finished ones. */
const keptExecs = 256;

export function makeExec(
	world: World,
	given: Pick<SimExec, 'containerId' | 'command' | 'hasTty' | 'stdin'>,
): SimExec {
	const id = hex(64, world.seed, 'exec', world.made++);
	const exec: SimExec = {...given, id, state: 'created', pid: 0, size: {rows: 24, columns: 80}};
	world.execs.set(id, exec);
	const [oldest] = world.execs.keys();
	if (world.execs.size > keptExecs && oldest !== undefined) {
		world.execs.delete(oldest);
	}

	tell(world, exec, `exec_create: ${exec.command.join(' ')}`);
	return exec;
}

export function startExec(world: World, exec: SimExec): void {
	exec.state = 'running';
	exec.pid = nextPid(world);
	tell(world, exec, `exec_start: ${exec.command.join(' ')}`);
}

export function endExec(world: World, exec: SimExec, exitCode: number): void {
	if (exec.state !== 'done') {
		exec.state = 'done';
		exec.exitCode = exitCode;
		tell(world, exec, 'exec_die', {exitCode: String(exitCode)});
	}
}

function tell(
	world: World,
	exec: SimExec,
	action: string,
	more: Readonly<Record<string, string>> = {},
): void {
	const container = world.containers.get(exec.containerId);
	if (container !== undefined) {
		emitContainer(world, container, action, {execID: exec.id, ...more});
	}
}
