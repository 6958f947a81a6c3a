import type {PullProgress} from '../../engine/api/pull-image.js';
import {formatBytes} from '../../text/format.js';
import {span, type Line} from '../../text/line.js';
import {meter} from '../../text/meter.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {fit} from '../../text/width.js';
import type {Report, ReportContext} from './report.js';

const barWidth = 20;
const ending = {text: safe`pulled`, tone: 'good'} as const;

/** `docker pull`, a line a layer; closing the page ends it. */
export const pull: Report<string> = {
	id: 'pull',
	kind: 'engine',
	inputLabel: 'image to pull, name[:tag]',
	changes: true,
	title: (_target, input) => safe`Pull · ${safeText(input, 200)}`,
	run: async (context, signal) => pullImage(context.input.trim(), context, signal),
};

/** The same from the row of a search. */
export const pullFound: Report<string> = {
	id: 'pullFound',
	kind: 'found',
	changes: true,
	title: ({name}) => safe`Pull · ${name}`,
	run: async (context, signal) => pullImage(context.target.id, context, signal),
};

/** And again, to see whether there is a newer one under that name. */
export const pullAgain: Report<string> = {
	id: 'pullAgain',
	kind: 'image',
	changes: true,
	title: ({name}) => safe`Pull · ${name}`,
	async run(context, signal) {
		const {tag} = context.target;
		return tag === undefined
			? {text: safe`it has no name that it could be pulled by`, tone: 'bad'}
			: pullImage(tag, context, signal);
	},
};

export async function pullImage(
	reference: string,
	{engine, state, show}: Omit<ReportContext, 'input'>,
	signal: AbortSignal,
) {
	const layers = new Map<SafeText, PullProgress>();
	const words: SafeText[] = [];
	const {isUnicode} = state.view.screen;
	for await (const progress of engine.images.pull(reference, signal)) {
		if (progress.layer === '' || progress.totalBytes === undefined) {
			const {layer, status} = progress;
			if (layers.has(layer)) {
				layers.set(layer, {...progress, totalBytes: undefined});
			} else {
				words.push(layer === '' ? status : safe`${layer}: ${status}`);
			}
		} else {
			layers.set(progress.layer, progress);
		}

		show([
			...words.slice(-mostWords).map(line => [span(safe` ${line}`, 'dim')]),
			...[...layers.values()].map(layer => layerLine(layer, isUnicode)),
		]);
	}

	return ending;
}

const mostWords = 200;

function layerLine({layer, status, currentBytes = 0, totalBytes}: PullProgress, isUnicode: boolean): Line {
	const name = span(safe` ${fit(layer, 12)}  ${fit(status, 18)} `);
	return totalBytes === undefined
		? [name]
		: [
				name,
				span(meter(currentBytes / totalBytes, barWidth, isUnicode), 'accent'),
				span(safe` ${formatBytes(currentBytes)} / ${formatBytes(totalBytes)}`, 'dim'),
			];
}
