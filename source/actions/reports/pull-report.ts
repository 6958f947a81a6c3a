import {safe, safeText} from '../../text/safe-text.js';
import type {Report} from './report.js';

/** `docker pull`, a line a layer; closing the page ends it. */
export const pull: Report<string> = {
	id: 'pull',
	shortcut: {keys: ['P'], where: 'images', label: 'pull', help: 'Pull an image by name', footer: 11},
	kind: 'engine',
	inputLabel: 'image to pull, name[:tag]',
	changes: true,
	title: (_target, input) => safe`Pull · ${safeText(input, 200)}`,
};

/** The same from the row of a search. */
export const pullFound: Report<string> = {
	id: 'pullFound',
	shortcut: {
		keys: ['P', 'enter'],
		where: 'registry',
		label: 'pull',
		help: 'Pull the image',
		footer: 10,
	},
	kind: 'found',
	changes: true,
	title: ({name}) => safe`Pull · ${name}`,
};

/** And again, to see whether there is a newer one under that name. */
export const pullAgain: Report<string> = {
	id: 'pullAgain',
	shortcut: {
		keys: ['p'],
		where: 'images',
		label: 'pull again',
		help: 'Pull the newest image with this name',
		footer: 13,
	},
	kind: 'image',
	changes: true,
	title: ({name}) => safe`Pull · ${name}`,
};
