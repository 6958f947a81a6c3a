import {splitWords} from '../../util/split-words.js';

/** What a command does: lines, each after a wait, then an exit. A little of a shell: enough for a look around. */
export type Program = {
	readonly steps: readonly Step[];
	/** `undefined` while it never ends by itself. */
	readonly exitCode?: number;
};

export type Step = {readonly waitMs: number; readonly text?: string; readonly isError?: boolean};

type Result = {
	readonly text?: string;
	readonly waitMs?: number;
	readonly status?: number;
	/** Nothing comes after it. */
	readonly isLast?: boolean;
};

type Command = (words: readonly string[]) => Result;

const nothing: Command = () => ({});
const forever: Command = () => ({waitMs: Infinity});
const saying =
	(text: string): Command =>
	() => ({text});

const commands: Readonly<Record<string, Command>> = {
	true: nothing,
	cd: nothing,
	mkdir: nothing,
	rm: nothing,
	touch: nothing,
	cat: forever,
	tail: forever,
	top: forever,
	false: () => ({status: 1}),
	echo: words => ({text: words.join(' ')}),
	sleep: ([seconds = '0']) => ({waitMs: Number(seconds.replace(/^inf.*/, 'Infinity')) * 1000 || 0}),
	exit: ([code = '0']) => ({status: Number(code) || 0, isLast: true}),
	ls: saying('bin  dev  etc  home  proc  root  sys  tmp  usr  var'),
	ps: saying('PID   USER     TIME  COMMAND\n    1 root      0:00 sh'),
	hostname: saying('demo'),
	uname: saying('Linux'),
	whoami: saying('root'),
	id: saying('uid=0(root) gid=0(root)'),
	pwd: saying('/'),
	env: saying('PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nHOME=/root'),
};

const shells = new Set(['sh', 'ash', 'bash', '/bin/sh', '/bin/ash', '/bin/bash']);

/** A shell without a script, which reads commands. */
export function isShell([program = '', ...rest]: readonly string[]): boolean {
	return shells.has(program) && !rest.includes('-c');
}

/** What the command would print and when, and how it ends. `undefined` when there is no such program. */
export function runProgram(command: readonly string[]): Program | undefined {
	const [program = ''] = command;
	if (isShell(command)) {
		return {steps: []};
	}

	if (shells.has(program)) {
		return runScript(command[command.indexOf('-c') + 1] ?? '');
	}

	return commandNamed(program) && run([command]);
}

/** `;`, `&&`, `||` and newlines outside quotes. */
const separators = /(?:;|&&|\|\||\n)(?=(?:[^'"]|'[^']*'|"[^"]*")*$)/;

export function runScript(text: string): Program {
	return run(text.split(separators).map(splitWords));
}

function run(list: ReadonlyArray<readonly string[]>): Program {
	const steps: Step[] = [];
	let exitCode = 0;
	for (const words of list.filter(({length}) => length > 0)) {
		const [program = '', ...rest] = words.filter(word => !/^\d?>/.test(word));
		const command: Command =
			commandNamed(program) ?? (() => ({text: `sh: ${program}: not found`, status: 127}));
		const {text, waitMs = 0, status = 0, isLast} = command(rest);
		if (waitMs === Infinity) {
			return {steps};
		}

		steps.push({waitMs, text, isError: status === 127 || words.includes('>&2')});
		exitCode = status;
		if (isLast) {
			break;
		}
	}

	return {steps, exitCode};
}

function commandNamed(program: string): Command | undefined {
	const name = program.replace(/^\/(?:usr\/)?bin\//, '');
	return Object.hasOwn(commands, name) ? commands[name] : undefined;
}
