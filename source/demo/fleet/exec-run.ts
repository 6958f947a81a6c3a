import type {SimExec} from './fleet-resources.js';
import type {DuplexSink} from '../http/answer.js';
import type {Milestone} from './demo-container.js';
import {endExec, startExec} from './execs.js';
import {outputTo, play} from './play.js';
import {isShell, runProgram, type Program} from './demo-shell.js';
import {runPrompt} from './shell-prompt.js';
import type {World} from './world.js';

const usualShells = ['sh', 'ash', '/bin/sh', '/bin/ash'];

/** Runs an exec to its end, its output going to `sink`, or nowhere when it is detached. */
export function runExec(world: World, exec: SimExec, sink: DuplexSink | undefined): void {
	const container = world.containers.get(exec.containerId);
	const write = sink ? outputTo(sink, exec.hasTty) : () => {};
	const killed = (what: Milestone) => (what === 'started' ? undefined : finish(137));
	const finish = (exitCode: number) => {
		container?.watchers.delete(killed);
		endExec(world, exec, exitCode);
		sink?.end();
	};

	startExec(world, exec);
	const program = programOf(exec, container?.scenario.shells ?? usualShells);
	if (program === undefined) {
		const words = `OCI runtime exec failed: exec failed: unable to start container process: exec: ${JSON.stringify(exec.command[0])}: executable file not found in $PATH`;
		write(`${words}\r\n`);
		finish(127);
		return;
	}

	container?.watchers.add(killed);
	if (becomesShell(exec.command) && sink !== undefined && exec.stdin) {
		runPrompt(world, exec, sink, {job: exec, write, finish});
	} else {
		play(world, program, {job: exec, write, finish});
	}
}

/** A shell, or a script that hands over to one. */
function becomesShell(command: readonly string[]): boolean {
	return isShell(command) || /\bexec (?:ba|a)?sh$/.test(command.at(-1) ?? '');
}

function programOf({command}: SimExec, shells: readonly string[]): Program | undefined {
	const needsShell = isShell(command) || command.includes('-c');
	return needsShell && !shells.includes(command[0] ?? '') ? undefined : runProgram(command);
}
