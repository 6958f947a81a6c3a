import {safe} from '../../text/safe-text.js';
import {openText} from '../../text/secrets.js';
import type {Report} from './report.js';

/** `docker exec`, told in lines. */
export const command: Report<string> = {
	id: 'command',
	shortcut: {keys: ['x'], where: 'actions', label: 'exec', help: 'Run a command in the container'},
	kind: 'container',
	inputLabel: 'command (& at the end detaches)',
	isFollowed: true,
	changes: true,
	title: ({name}, input) => safe`${name} · ${openText(input, 200)}`,
};
