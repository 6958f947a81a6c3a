import type {RunForm} from '../../engine/run/run-form.js';
import {safe, safeText} from '../../text/safe-text.js';
import type {Report} from './report.js';

/** `docker run`: asked for by the form of a new container. */
export const run: Report<RunForm> = {
	id: 'run',
	kind: 'engine',
	changes: true,
	title: (_target, {values}) => safe`Run · ${safeText(values.image, 200)}`,
};
