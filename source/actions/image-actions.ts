import {safe, safeText} from '../text/safe-text.js';
import {splitReference} from '../engine/parse/split-reference.js';
import type {Action} from './action.js';

export const removeImage: Action = {
	id: 'removeImage',
	kind: 'image',
	shortcut: {
		keys: ['d'],
		where: 'images',
		label: 'remove',
		help: 'Remove the image, or this tag of it',
		footer: 14,
	},
	doing: 'removing',
	done: 'removed',
	danger: 'ask',
	toggles: [{key: 'f', option: 'force', label: 'force (even if a stopped container uses it)'}],
	allowed: () => true,
	run: async (engine, target, options, signal) =>
		engine.images.remove(target.id, target.tag, options['force'] === true, signal),
};

export const tagImage: Action = {
	id: 'tagImage',
	kind: 'image',
	shortcut: {keys: ['t'], where: 'images', label: 'tag', help: 'Add a tag to the image', footer: 15},
	doing: 'tagging',
	done: 'tagged',
	danger: 'none',
	isForOne: true,
	input: {
		option: 'reference',
		label: 'new name[:tag]',
		problem: text =>
			/^[a-z0-9][a-z0-9._/:-]*?(:[\w][\w.-]*)?$/.test(text)
				? undefined
				: safe`a name like registry/team/app:1.4, all but the tag in lower case`,
	},
	allowed: () => true,
	async run(engine, target, options, signal) {
		const reference = String(options['reference']);
		const {name, tag} = splitReference(reference);
		await engine.images.tag(target.id, name, tag, signal);
		return safe` as ${safeText(reference)}`;
	},
};
