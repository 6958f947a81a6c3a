import type {SimExec} from './fleet-resources.js';
import type {DuplexSink} from '../http/answer.js';
import {play, type Audience, type Output} from './play.js';
import {runScript} from './demo-shell.js';
import type {World} from './world.js';

type Prompt = {
	readonly world: World;
	readonly exec: SimExec;
	readonly audience: Audience;
	/** What a terminal shows of the typing; nothing without one. */
	readonly echo: Output;
	typed: string;
	lastKey: string;
	lastStatus: number;
	/** The command that has the terminal. */
	running?: {state: SimExec['state']};
};

/** A shell that waits for lines: with a terminal it prompts, echoes and edits, otherwise it only runs them. */
export function runPrompt(world: World, exec: SimExec, sink: DuplexSink, audience: Audience): void {
	const echo: Output = exec.hasTty ? audience.write : () => {};
	const prompt: Prompt = {world, exec, audience, echo, typed: '', lastKey: '', lastStatus: 0};
	let isLeft = false;
	sink.onInput(bytes => {
		for (const key of Buffer.from(bytes).toString()) {
			if (exec.hasTty && key === leaveKeys[1] && prompt.lastKey === leaveKeys[0]) {
				isLeft = true;
				sink.end();
			} else if (exec.state === 'running' && !isLeft) {
				press(prompt, key);
			}

			prompt.lastKey = key;
		}
	});
	sink.onInputEnd(() => isLeft || audience.finish(prompt.lastStatus));
	sink.onClose(() => isLeft || audience.finish(129));
	ask(prompt);
}

/** ctrl+p ctrl+q: who talks leaves, and the shell goes on. */
const leaveKeys = '\u0010\u0011';

function ask({echo}: Prompt): void {
	echo('/ # ');
}

function press(prompt: Prompt, key: string): void {
	switch (key) {
		case '\u0003': {
			interrupt(prompt);
			return;
		}

		case '\u0004': {
			prompt.audience.finish(prompt.lastStatus);
			return;
		}

		case '\r':
		case '\n': {
			prompt.echo('\n');
			enter(prompt);
			return;
		}

		case '\u007F': {
			prompt.echo(prompt.typed === '' ? '' : '\b \b');
			prompt.typed = prompt.typed.slice(0, -1);
			return;
		}

		case leaveKeys[0]: {
			return;
		}

		default: {
			prompt.typed += key;
			prompt.echo(key);
		}
	}
}

function interrupt(prompt: Prompt): void {
	if (prompt.running) {
		prompt.running.state = 'done';
		prompt.running = undefined;
	}

	prompt.typed = '';
	prompt.echo('^C\n');
	ask(prompt);
}

function enter(prompt: Prompt): void {
	const {world, exec, audience} = prompt;
	const line = prompt.typed.trim();
	prompt.typed = '';
	if (line === 'stty size') {
		audience.write(`${exec.size.rows} ${exec.size.columns}\n`);
		ask(prompt);
		return;
	}

	const job: {state: SimExec['state']} = {state: 'running'};
	prompt.running = job;
	const finish = (status: number) => {
		prompt.running = undefined;
		prompt.lastStatus = status;
		if (/^exit\b/.test(line)) {
			audience.finish(status);
		} else {
			ask(prompt);
		}
	};

	play(world, runScript(line), {job, write: audience.write, finish});
}
