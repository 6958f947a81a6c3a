import {safe, safeText} from '../text/safe-text.js';
import type {ContainerId} from '../engine/types.js';
import type {Action} from './action.js';

const validName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

export const rename: Action = {
	id: 'rename',
	kind: 'container',
	shortcut: {keys: ['R'], where: 'actions', label: 'rename', help: 'Rename the container'},
	doing: 'renaming',
	done: 'renamed',
	danger: 'none',
	isForOne: true,
	input: {
		option: 'name',
		label: 'new name',
		initial: target => target.name,
		problem: text =>
			validName.test(text)
				? undefined
				: safe`a name has at least two of: letters, digits, _ . - and begins with a letter or digit`,
	},
	allowed: () => true,
	async run(engine, target, options, signal) {
		const name = String(options['name']);
		await engine.rename(target.id as ContainerId, name, signal);
		return safe` to ${safeText(name)}`;
	},
};
