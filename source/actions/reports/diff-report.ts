import {counted} from '../../text/format.js';
import type {ContainerId} from '../../engine/types.js';
import {span} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import type {Report} from './report.js';

const signs = {changed: safe`C`, added: safe`A`, deleted: safe`D`} as const;
const tones = {changed: 'warn', added: 'good', deleted: 'bad'} as const;

export const diff: Report<string> = {
	id: 'diff',
	shortcut: {
		keys: ['D'],
		where: 'actions',
		label: 'diff',
		help: 'List the files changed since the container was created',
	},
	kind: 'container',
	title: ({name}) => safe`${name} · files changed since it was created`,
	async run({engine, target, tell}, signal) {
		const changes = await engine.changes(target.id as ContainerId, signal);
		tell(changes.map(({kind, path}) => [span(safe` ${signs[kind]} `, tones[kind]), span(path)]));
		return {text: counted(changes.length, 'change'), tone: 'good'};
	},
};
