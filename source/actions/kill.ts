import {safe} from '../text/safe-text.js';
import {isUp} from '../engine/container-states.js';
import type {ContainerId} from '../engine/types.js';
import type {Action} from './action.js';

/** SIGKILL first: in an incident it is the one that is meant. */
const signals = [
	{value: 'SIGKILL', hint: 'end it at once, without cleanup'},
	{value: 'SIGTERM', hint: 'ask it to exit'},
	{value: 'SIGINT', hint: 'interrupt it, like ctrl+c'},
	{value: 'SIGQUIT', hint: 'exit with a dump (JVM: thread dump; Go: stacks)'},
	{value: 'SIGHUP', hint: 'often: reload the configuration'},
	{value: 'SIGUSR1', hint: 'up to the program (nginx: reopen logs)'},
	{value: 'SIGUSR2', hint: 'up to the program'},
	{value: 'SIGSTOP', hint: 'stop the main process'},
	{value: 'SIGCONT', hint: 'let it continue'},
] as const;

export const kill: Action = {
	id: 'kill',
	kind: 'container',
	shortcut: {
		keys: ['K'],
		where: 'actions',
		label: 'kill',
		help: 'Kill the container, or send it another signal',
		footer: 28,
	},
	doing: 'killing',
	done: 'killed',
	// Another signal may end nothing.
	withOptions: ({signal = 'SIGKILL'}) =>
		signal === 'SIGKILL'
			? kill
			: {
					...kill,
					shortcut: {...kill.shortcut, label: 'send'},
					question: {asks: 'Send', beforeValue: 'the signal'},
					doing: 'signalling',
					done: 'sent',
					object: [String(signal), 'to'],
				},
	danger: 'ask',
	unitVerb: 'stop',
	choices: {option: 'signal', title: 'Signal', values: signals},
	input: {
		option: 'signal',
		label: 'signal (SIGWINCH, 28)',
		problem: text =>
			/^(?:SIG)?[A-Z][A-Z0-9+-]*$|^[1-9]\d?$/i.test(text.trim())
				? undefined
				: safe`a signal has a name or a number: SIGWINCH, 28`,
	},
	allowed: target => (isUp(target) ? true : safe`it is not running`),
	run: async (engine, target, options, signal) =>
		engine.kill(target.id as ContainerId, String(options['signal'] ?? 'SIGKILL'), signal),
};
