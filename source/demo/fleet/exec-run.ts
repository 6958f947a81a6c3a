import type {DuplexSink} from '../http/answer.js';
import {frameHeader} from '../routes/log-frames.js';
import type {Milestone} from './container.js';
import {endExec, startExec, type SimExec} from './execs.js';
import {notFound} from './oci-error.js';
import type {Program, Step} from './shell.js';
import {isShell, runProgram} from './shell.js';
import {runPrompt} from './shell-prompt.js';
import type {World} from './world.js';

/** Writes to whoever is attached: bare for a terminal, in frames otherwise. */
export type Output = (text: string | Uint8Array, isError?: boolean) => void;

export function outputTo(sink: DuplexSink, hasTty: boolean): Output {
	return (text, isError = false) => {
		const bytes = Buffer.from(hasTty ? String(text).replace(/\r?\n/g, '\r\n') : (text as string));
		sink.write(hasTty ? bytes : Buffer.concat([frameHeader(isError ? 2 : 1, bytes.length), bytes]));
	};
}

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
	const [name = ''] = exec.command;
	const {shells = ['sh', 'ash', '/bin/sh', '/bin/ash']} = container?.scenario ?? {};
	const program = runProgram(exec.command);
	const isMissing = (isShell(exec.command) || exec.command.includes('-c')) && !shells.includes(name);
	if (program === undefined || isMissing) {
		write(`${notFound('exec', name)}\r\n`);
		finish(127);
		return;
	}

	container?.watchers.add(killed);
	if (isShell(exec.command) && sink !== undefined && exec.stdin) {
		runPrompt(world, exec, sink, write, finish);
	} else {
		play(world, program, exec, write, finish);
	}
}

/** Plays a program's steps in their time; one without end stops when the exec is over. */
export function play(
	world: World,
	{steps, loop, exitCode}: Program,
	exec: Pick<SimExec, 'state'>,
	write: Output,
	finish: (exitCode: number) => void,
): void {
	const rounds = loop && loop.length > 0 ? loop : undefined;
	const playFrom = (list: readonly Step[], index: number) => {
		const step = list[index];
		if (exec.state === 'done') {
			return;
		}

		if (step === undefined) {
			if (list === steps && exitCode !== undefined) {
				finish(exitCode);
			} else if (rounds !== undefined) {
				world.clock.after(0.02, () => playFrom(rounds, 0));
			}

			return;
		}

		const say = () => {
			if (step.line !== undefined && exec.state !== 'done') {
				write(`${String(step.line.text)}${step.isWithoutNewline ? '' : '\n'}`, step.line.isError);
			}

			playFrom(list, index + 1);
		};

		if (step.waitMs > 0) {
			world.clock.after(step.waitMs, say);
		} else {
			say();
		}
	};

	playFrom(steps, 0);
}
