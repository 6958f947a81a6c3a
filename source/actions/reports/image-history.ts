import {formatBytes, formatDuration} from '../../text/format.js';
import {span} from '../../text/line.js';
import {t} from '../../text/safe-text.js';
import {fit} from '../../text/width.js';
import {engineNowMs} from '../../store/engine-now.js';
import type {Report} from './report.js';

export const history: Report = {
	id: 'history',
	kind: 'image',
	title: ({name}) => t`${name} · layers, newest first`,
	async run({engine, state, target, tell}, signal) {
		const layers = await engine.images.history(target.id, signal);
		tell(
			layers.map(({createdAtMs, createdBy, sizeBytes}) => [
				span(t` ${fit(formatBytes(sizeBytes), 5, 'right')}`),
				span(
					t`  ${fit(formatDuration(createdAtMs && engineNowMs(state.fleet) - createdAtMs), 5, 'right')}  `,
					'dim',
				),
				span(createdBy),
			]),
		);
		return {text: t`${layers.length} layers`, tone: 'good'};
	},
};
