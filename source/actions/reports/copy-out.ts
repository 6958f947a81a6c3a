import type {ContainerId} from '../../engine/types.js';
import {safe, safeText} from '../../text/safe-text.js';
import type {Report} from './report.js';

/** `docker cp` of one path out of the container. */
export const copyOut: Report<string> = {
	id: 'copyOut',
	shortcut: {
		keys: ['E'],
		where: 'actions',
		label: 'copy out',
		help: 'Copy a path from the container into a tar file here',
	},
	kind: 'container',
	inputLabel: 'path in the container to copy out',
	title: ({name}, input) => safe`${name} · copy ${safeText(input, 200)} out`,
};

/** `docker wait`. */
export const waitForEnd: Report<string> = {
	id: 'waitForEnd',
	shortcut: {
		keys: ['Z'],
		where: 'actions',
		label: 'wait',
		help: 'Wait until the container exits, and show its exit status',
	},
	kind: 'container',
	title: ({name}) => safe`${name} · waiting for its exit`,
	async run({engine, target}, signal) {
		const code = await engine.wait(target.id as ContainerId, signal);
		return {text: safe`ended, exit status ${code}`, tone: code === 0 ? 'good' : 'bad'};
	},
};
