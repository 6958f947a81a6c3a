import type {SimLine} from './log-profile.js';
import {runBuiltin} from './shell-builtins.js';
import {parseShell, type Node} from './shell-syntax.js';

/** What a command does: waits and lines one after the other, then an exit or a loop without end. */
export type Program = {
	readonly steps: readonly Step[];
	/** Repeated for ever after the steps. */
	readonly loop?: readonly Step[];
	/** `undefined` while it never ends by itself. */
	readonly exitCode?: number;
	/** What it exits with on SIGTERM; without a trap, the first process of a container ignores it. */
	readonly trapExitCode?: number;
};

export type Step = {readonly waitMs: number; readonly line?: SimLine; readonly isWithoutNewline?: boolean};

type Run = {
	steps: Step[];
	readonly variables: Map<string, string>;
	loop?: Step[];
	exitCode?: number;
	trapExitCode?: number;
	isForever: boolean;
	lastStatus: number;
};

const mostSteps = 20_000;
const shells = new Set(['sh', 'ash', 'bash', '/bin/sh', '/bin/ash', '/bin/bash']);

/** `sh`, without a script: it reads commands. */
export function isShell([program = '', ...rest]: readonly string[]): boolean {
	return shells.has(program) && !rest.includes('-c');
}

/** What the command would print and when, and how it ends. `undefined` when there is no such program. */
export function runProgram(command: readonly string[]): Program | undefined {
	const [program = ''] = command;
	const script = shells.has(program) ? command[command.indexOf('-c') + 1] : undefined;
	if (isShell(command)) {
		return {steps: [], loop: []};
	}

	const nodes: Node[] = script === undefined ? [{kind: 'run', words: command}] : parseShell(script);
	return script === undefined && !isProgram(program) ? undefined : interpret(nodes);
}

/** One line typed at a prompt. */
export function runLine(text: string): Program {
	return interpret(parseShell(text));
}

const programs = new Set(
	'echo printf sleep true false cat seq yes exit : test [ exec trap ls ps hostname env uname whoami id pwd date stty tail top mkdir rm touch cd'.split(
		' ',
	),
);

function isProgram(word: string): boolean {
	return programs.has(word.replace(/^\/(?:usr\/)?bin\//, '')) || shells.has(word);
}

function interpret(nodes: readonly Node[]): Program {
	const run: Run = {steps: [], variables: new Map(), isForever: false, lastStatus: 0};
	runNodes(nodes, run);
	const {steps, loop, trapExitCode} = run;
	const exitCode = run.isForever ? undefined : (run.exitCode ?? run.lastStatus);
	return {steps, loop, exitCode, trapExitCode};
}

function isOver(run: Run): boolean {
	return run.exitCode !== undefined || run.isForever || run.steps.length > mostSteps;
}

function runNodes(nodes: readonly Node[], run: Run): void {
	for (const node of nodes) {
		if (isOver(run)) {
			return;
		}

		if (node.kind === 'run') {
			runWords(node.words, run);
		} else if (node.kind === 'while') {
			runWhile(node, run);
		} else {
			for (const item of node.items.flatMap(word => expand(word, run).split(/\s+/))) {
				run.variables.set(node.name, item);
				runNodes(node.body, run);
			}
		}
	}
}

function runWhile({condition, body}: Extract<Node, {kind: 'while'}>, run: Run): void {
	if (condition[0] === ':' || condition[0] === 'true') {
		const before = run.steps;
		run.steps = [];
		// The counter in a loop without end is filled in when the line is printed.
		const counters = body.filter(node => node.kind === 'run' && /^\w+=\$\(\(/.test(node.words[0] ?? ''));
		for (const node of counters) {
			run.variables.set((node.kind === 'run' && node.words[0]?.split('=')[0]) || '', counterMark);
		}

		runNodes(
			body.filter(node => !counters.includes(node)),
			run,
		);
		const isEndless = run.exitCode === undefined;
		run.loop = isEndless ? run.steps : undefined;
		run.steps = isEndless ? before : [...before, ...run.steps];
		run.isForever = isEndless;
		return;
	}

	for (let left = mostSteps; left > 0 && !isOver(run) && holds(condition, run); left--) {
		runNodes(body, run);
	}
}

/** Stands in a loop's lines for the number of the round. */
export const counterMark = '\uE000';

function holds([, left = '', comparison = '', right = '']: readonly string[], run: Run): boolean {
	const [a, b] = [Number(expand(left, run)), Number(expand(right, run))];
	return {'-lt': a < b, '-le': a <= b, '-ne': a !== b, '-gt': a > b, '-ge': a >= b}[comparison] ?? false;
}

function runWords(words: readonly string[], run: Run): void {
	const assignment = /^(\w+)=(.*)$/s.exec(words[0] ?? '');
	if (assignment) {
		run.variables.set(assignment[1] ?? '', expand(assignment[2] ?? '', run));
		return;
	}

	const isError = words.some(word => /^1?>&2$/.test(word));
	const plain = words.filter(word => !/^[12]?>/.test(word)).map(word => expand(word, run));
	const result = runBuiltin(plain[0] === 'exec' ? plain.slice(1) : plain);
	run.steps.push({waitMs: result.waitMs ?? 0});
	const hush = words.some(word => /^1?>\S*\/dev\/null$/.test(word));
	for (const text of hush ? [] : (result.lines ?? [])) {
		run.steps.push({
			waitMs: 0,
			line: {text, isError: isError || result.isError},
			isWithoutNewline: result.isOpen,
		});
	}

	run.lastStatus = result.status ?? 0;
	run.exitCode = result.exitCode;
	run.trapExitCode ??= result.trapExitCode;
	if (result.isForever) {
		run.isForever = true;
		run.loop = result.loop?.map(text => ({waitMs: 0.02, line: {text}}));
	}
}

function expand(text: string, {variables}: Run): string {
	return text
		.replace(/\$\(\((\w+)\s*([+-])\s*(\d+)\)\)/g, (_, name, sign, step) =>
			String(Number(variables.get(name) ?? 0) + (sign === '+' ? 1 : -1) * Number(step)),
		)
		.replace(/\$\(seq (?:(\d+) )?(\d+)\)/g, (_, first, last) =>
			Array.from(
				{length: Number(last) - Number(first ?? 1) + 1},
				(_, index) => Number(first ?? 1) + index,
			).join(' '),
		)
		.replace(/\$\{?(\w+)\}?/g, (_, name) => variables.get(name) ?? '');
}
