import process from 'node:process';
import {findEngines} from '../app/find-engine.js';
import {recordingsFolder} from '../app/state-folder.js';
import {folderOfEngine, segmentsIn} from '../record/segment-files.js';
import {createFileSources} from '../record/segment-sources.js';
import {firstReadable, type SegmentSource, type Stretch} from '../record/recording.js';
import {initialState} from '../store/initial-state.js';
import {parseMoment} from '../text/parse-moment.js';
import {createRedactor} from '../text/redact.js';
import {safe, safeText} from '../text/safe-text.js';
import {toMarkdown} from '../text/to-markdown.js';
import {parseDuration} from '../util/parse-duration.js';
import {chartsOf} from '../view/incident/incident-charts.js';
import {incidentHtml} from '../view/incident/incident-html.js';
import {incidentJson} from '../view/incident/incident-json.js';
import {incidentLines, momentWords} from '../view/incident/incident-page.js';
import {incidentOf} from '../view/incident/incident.js';
import {parseFlags} from './parse-options.js';
import type {Command} from './run-command.js';

type Given = Parameters<typeof reportCommand>[0]['flags'];

/** `midwatch report`. */
export const reportCommand: Command<'report'> = async ({flags}) => {
	const told = await report(flags);
	if ('problem' in told) {
		return told.problem;
	}

	process.stdout.write(told.text);
	return undefined;
};

type Told = {readonly text: string} | {readonly problem: string};

async function report(given: Given): Promise<Told> {
	if (!['md', 'html', 'json'].includes(given.format)) {
		return {problem: `--format ${JSON.stringify(given.format)} is not a format: use md, html or json`};
	}

	const folder = await folderOf(given);
	if ('problem' in folder) {
		return folder;
	}

	const files = await segmentsIn(folder.path);
	if (typeof files === 'string') {
		return {problem: files};
	}

	const sources = createFileSources(files);
	const stretch = stretchOf(given, sources);
	if (!stretch || 'problem' in stretch) {
		return stretch ?? {problem: `there is no recording in ${folder.path}: midwatch record makes one`};
	}

	const incident = incidentOf(sources, stretch, nothing);
	if (!incident) {
		const [from, to] = [stretch.fromMs, stretch.toMs].map(momentWords);
		return {problem: `nothing was recorded from ${from} to ${to}`};
	}

	const title = `Incident report, ${momentWords(stretch.fromMs)} to ${momentWords(stretch.toMs)}`;
	const redact = createRedactor();
	const lines = incidentLines(incident, redact);
	return {
		text:
			given.format === 'json'
				? incidentJson(incident, redact)
				: given.format === 'html'
					? incidentHtml(title, chartsOf(incident, redact), lines)
					: toMarkdown(title, lines),
	};
}

async function folderOf({
	host,
	context,
	recording,
}: Given): Promise<{readonly path: string} | {readonly problem: string}> {
	if (recording !== undefined) {
		return {path: recording};
	}

	const [hosts, contexts] = [host, context].map(one => (one === undefined ? undefined : [one]));
	const engines = parseFlags({host: hosts, context: contexts}, []);
	const found = typeof engines === 'string' ? engines : await findEngines(engines, process.env);
	if (typeof found === 'string') {
		return {problem: found};
	}

	await found[0].leave();
	return {path: folderOfEngine(recordingsFolder(process.env), found[0].address.url)};
}

/** From when to when; undefined where there is no recording. */
function stretchOf(
	{since = '1h', from, to}: Given,
	sources: readonly SegmentSource[],
): Stretch | {readonly problem: string} | undefined {
	const endMs = firstReadable(sources.toReversed())?.toMs;
	if (endMs === undefined) {
		return undefined;
	}

	const sinceMs = parseDuration(since);
	const [fromMs, toMs] = [
		from === undefined ? endMs - (sinceMs ?? 0) : parseMoment(from, endMs),
		to === undefined ? endMs : parseMoment(to, endMs),
	];
	if (sinceMs === undefined || fromMs === undefined || toMs === undefined || fromMs >= toMs) {
		return {
			problem: 'write --since 1h, or --from 02:10 --to 02:50, the first before the second',
		};
	}

	return {fromMs, toMs};
}

/** What a report begins with: nothing is known. */
const nothing = initialState({
	label: safeText('recording'),
	url: safe``,
	isDemo: false,
	tried: [],
	ourNowMs: 0,
	screen: {
		columns: 0,
		rows: 0,
		colorLevel: 0,
		isUnicode: true,
		isReadOnly: true,
		isCpuOfHost: false,
		chartSeconds: 0,
		isSlow: false,
	},
});
