import type {DuplexSink} from '../http/answer.js';
import type {SimExec} from './execs.js';
import {play, type Output} from './exec-run.js';
import {runLine} from './shell.js';
import type {World} from './world.js';

const control = {c: '\u0003', d: '\u0004', backspace: '\u007F'} as const;

/** A shell that waits for lines: with a terminal it prompts, echoes and edits, otherwise it only runs them. */
export function runPrompt(
	world: World,
	exec: SimExec,
	sink: DuplexSink,
	write: Output,
	finish: (exitCode: number) => void,
): void {
	const echo: Output = exec.hasTty ? write : () => {};
	let typed = '';
	let lastStatus = 0;
	let running: {state: SimExec['state']} | undefined;
	const prompt = () => echo('/ # ');

	const runTyped = () => {
		const line = typed.trim();
		typed = '';
		if (line === 'stty size') {
			write(`${exec.size.rows} ${exec.size.columns}\n`);
			prompt();
			return;
		}

		const job: {state: SimExec['state']} = {state: 'running'};
		running = job;
		play(world, runLine(line), job, write, status => {
			running = undefined;
			lastStatus = status;
			if (/^exit\b/.test(line)) {
				finish(status);
			} else {
				prompt();
			}
		});
	};

	const press = (key: string) => {
		if (key === control.c) {
			if (running) {
				running.state = 'done';
				running = undefined;
			}

			typed = '';
			echo('^C\n');
			prompt();
		} else if (key === control.d && typed === '') {
			finish(lastStatus);
		} else if (key === '\r' || key === '\n') {
			echo('\n');
			runTyped();
		} else if (key === control.backspace) {
			echo(typed === '' ? '' : '\b \b');
			typed = typed.slice(0, -1);
		} else {
			typed += key;
			echo(key);
		}
	};

	sink.onInput(bytes => {
		for (const key of Buffer.from(bytes).toString()) {
			if (exec.state === 'running') {
				press(key);
			}
		}
	});
	sink.onInputEnd(() => finish(lastStatus));
	sink.onClose(() => finish(129));
	prompt();
}
