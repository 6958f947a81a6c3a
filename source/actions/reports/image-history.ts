import {counted, formatBytes, formatDuration} from '../../text/format.js';
import {span} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {fit} from '../../text/width.js';
import {engineNowMs} from '../../store/engine-now.js';
import type {Report} from './report.js';

export const history: Report<string> = {
	id: 'history',
	shortcut: {keys: ['h'], where: 'images', label: 'layers', help: 'Show the layers of the image', footer: 16},
	kind: 'image',
	title: ({name}) => safe`${name} · layers, newest first`,
	async run({engine, state, target, tell}, signal) {
		const layers = await engine.images.history(target.id, signal);
		tell(
			layers.map(({createdAtMs, createdBy, sizeBytes}) => [
				span(safe` ${fit(formatBytes(sizeBytes), 5, 'right')}`),
				span(
					safe`  ${fit(formatDuration(createdAtMs && engineNowMs(state.fleet) - createdAtMs), 5, 'right')}  `,
					'dim',
				),
				span(createdBy),
			]),
		);
		return {text: counted(layers.length, 'layer'), tone: 'good'};
	},
};
