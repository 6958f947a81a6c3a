import {safe} from '../text/safe-text.js';
import {isUp} from '../engine/container-states.js';
import type {ContainerId} from '../engine/types.js';
import type {Action} from './action.js';

/** SIGKILL first: in an incident it is the one that is meant. */
const signals = [
	{value: 'SIGKILL', hint: 'end it now, nothing is cleaned up'},
	{value: 'SIGTERM', hint: 'ask it to end'},
	{value: 'SIGINT', hint: 'as ctrl+c'},
	{value: 'SIGQUIT', hint: 'end with a dump (JVM: thread dump; Go: stacks)'},
	{value: 'SIGHUP', hint: 'often: read the configuration again'},
	{value: 'SIGUSR1', hint: 'the program decides (nginx: reopen logs)'},
	{value: 'SIGUSR2', hint: 'the program decides'},
	{value: 'SIGSTOP', hint: 'freeze the main process'},
	{value: 'SIGCONT', hint: 'thaw it'},
] as const;

export const kill: Action = {
	id: 'kill',
	kind: 'container',
	shortcut: {
		keys: ['K'],
		where: 'actions',
		label: 'kill',
		help: 'Kill the container, or send it another signal',
		footer: 13,
	},
	doing: 'killing',
	done: 'killed',
	danger: 'ask',
	choices: {option: 'signal', title: 'Signal', values: signals},
	allowed: target => (isUp(target) ? true : safe`it is not running`),
	run: async (engine, target, options, signal) =>
		engine.kill(target.id as ContainerId, String(options['signal'] ?? 'SIGKILL'), signal),
};
