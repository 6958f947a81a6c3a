import type {PullProgress} from '../../engine/api/pull-image.js';
import {formatBytes} from '../../text/format.js';
import {span, type Line} from '../../text/line.js';
import {meter} from '../../text/meter.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {fit} from '../../text/width.js';
import type {Ending, ReportContext} from './report.js';

const barWidth = 20;
const ending = {text: safe`pulled`, tone: 'good'} as const;

export const pullTyped = async (context: ReportContext, signal: AbortSignal) =>
	showPull(context.input.trim(), context, signal);

export const pullFoundImage = async (context: ReportContext, signal: AbortSignal) =>
	showPull(context.target.id, context, signal);

export const pullSameName = async (context: ReportContext, signal: AbortSignal): Promise<Ending> => {
	const {tag} = context.target;
	return tag === undefined
		? {text: safe`it has no name that it could be pulled by`, tone: 'bad'}
		: showPull(tag, context, signal);
};

/** Pulls an image, and shows a line a layer. */
export async function showPull(
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
