import type {SimExec} from './fleet-resources.js';
import type {Sink} from '../http/answer.js';
import {frameHeader} from '../routes/log-frames.js';
import type {Program, Step} from './shell.js';
import type {World} from './world.js';

/** Writes to whoever is attached: bare for a terminal, in frames otherwise. */
export type Output = (text: string, isError?: boolean) => void;

export function outputTo(sink: Sink, hasTty: boolean): Output {
	return (text, isError = false) => {
		const bytes = Buffer.from(hasTty ? text.replace(/\r?\n/g, '\r\n') : text);
		sink.write(hasTty ? bytes : Buffer.concat([frameHeader(isError ? 2 : 1, bytes.length), bytes]));
	};
}

/** What a program is played to: it stops when the job is done. */
export type Audience = {
	readonly job: Pick<SimExec, 'state'>;
	readonly write: Output;
	readonly finish: (exitCode: number) => void;
};

/** The pause between two rounds of a loop that doesn't sleep. */
const breathMs = 1;

/** Plays a program's steps, each in its time. */
export function play(world: World, program: Program, audience: Audience): void {
	playFrom(world, program, audience, program.steps, 0);
}

function playFrom(
	world: World,
	program: Program,
	audience: Audience,
	steps: readonly Step[],
	index: number,
): void {
	const step = steps[index];
	const {job, write, finish} = audience;
	if (job.state === 'done') {
		return;
	}

	if (step === undefined) {
		const {loop = [], exitCode} = program;
		if (exitCode !== undefined) {
			finish(exitCode);
		} else if (loop.length > 0) {
			world.clock.after(breathMs, () => playFrom(world, program, audience, loop, 0));
		}

		return;
	}

	const say = () => {
		if (step.line !== undefined && job.state !== 'done') {
			write(`${String(step.line.text)}${step.isWithoutNewline ? '' : '\n'}`, step.line.isError);
		}

		playFrom(world, program, audience, steps, index + 1);
	};

	if (step.waitMs > 0) {
		world.clock.after(step.waitMs, say);
	} else {
		say();
	}
}
