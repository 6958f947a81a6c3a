import type {Sink} from '../http/answer.js';
import {frameHeader} from '../routes/log-frames.js';
import type {Program} from './demo-shell.js';
import type {SimExec} from './fleet-resources.js';
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

/** Plays a program's steps, each in its time. */
export function play(world: World, {steps, exitCode}: Program, {job, write, finish}: Audience): void {
	const playFrom = (index: number) => {
		const step = steps[index];
		if (job.state === 'done') {
			return;
		}

		if (step === undefined) {
			if (exitCode !== undefined) {
				finish(exitCode);
			}

			return;
		}

		const say = () => {
			if (step.text !== undefined && job.state !== 'done') {
				write(`${step.text}\n`, step.isError);
			}

			playFrom(index + 1);
		};

		if (step.waitMs > 0) {
			world.clock.after(step.waitMs, say);
		} else {
			say();
		}
	};

	playFrom(0);
}
