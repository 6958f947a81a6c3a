import {safe} from '../../text/safe-text.js';
import type {Report} from './report.js';

/** Why a container is in trouble. */
export const why: Report<string> = {
	id: 'why',
	shortcut: {
		keys: ['W'],
		where: 'actions',
		label: 'why',
		help: 'Show why it is in trouble: exit status, health checks, restarts, events, last log lines',
		footer: 16,
	},
	kind: 'container',
	title: ({name}) => safe`Why? · ${name}`,
};
