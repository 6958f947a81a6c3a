import process from 'node:process';
import meow from 'meow';
import {findEngines} from '../app/find-engine.js';
import {recordingsFolder} from '../app/state-folder.js';
import {folderOfEngine, listSegments} from '../record/segment-files.js';
import {createFileSources} from '../record/segment-sources.js';
import type {SegmentSource, Stretch} from '../record/recording.js';
import {initialState} from '../store/initial-state.js';
import {parseMoment} from '../text/parse-moment.js';
import {createRedactor} from '../text/redact.js';
import {safe, safeText} from '../text/safe-text.js';
import {toMarkdown} from '../text/to-markdown.js';
import {parseDuration} from '../util/parse-duration.js';
import {incidentHtml} from '../view/incident/incident-html.js';
import {incidentJson} from '../view/incident/incident-json.js';
import {incidentLines, momentWords} from '../view/incident/incident-page.js';
import {incidentOf} from '../view/incident/incident.js';

const help = `
  midwatch report: tells what happened, out of a recording

  Usage
    $ midwatch report [options]

  Options
    -H, --host <url>       of which engine, as for midwatch
    -c, --context <name>   of the engine of a docker context
        --recording <dir>  the folder of a recording, in place of an engine's
        --since <time>     from so long before its end: 1h unless told
        --from <time>      from this time: 02:41, "2026-11-26 02:41"
        --to <time>        up to this time
        --format <format>  md, html or json

  Secrets are taken out. Print it, read it, then keep it: midwatch report > incident.md

`;

const flags = {
	host: {type: 'string', shortFlag: 'H'},
	context: {type: 'string', shortFlag: 'c'},
	recording: {type: 'string'},
	since: {type: 'string'},
	from: {type: 'string'},
	to: {type: 'string'},
	format: {type: 'string', default: 'md'},
	help: {type: 'boolean', shortFlag: 'h'},
} as const;

type Given = {
	readonly host?: string;
	readonly context?: string;
	readonly recording?: string;
	readonly since?: string;
	readonly from?: string;
	readonly to?: string;
	readonly format: string;
};

/** `midwatch report`, from its arguments to its exit status. */
export async function reportCommand(argv: readonly string[], importMeta: ImportMeta): Promise<void> {
	const {flags: given, input} = meow({
		importMeta,
		argv,
		pkg: {},
		autoHelp: false,
		autoVersion: false,
		description: false,
		help,
		allowUnknownFlags: false,
		flags,
	});
	if (given.help) {
		process.stdout.write(help);
		return;
	}

	const told =
		input.length > 0 ? {problem: `unexpected argument ${JSON.stringify(input[0])}`} : await report(given);
	if ('problem' in told) {
		process.stderr.write(`midwatch report: ${told.problem}\n`);
		process.exitCode = 2;
	} else {
		process.stdout.write(told.text);
	}
}

type Told = {readonly text: string} | {readonly problem: string};

async function report(given: Given): Promise<Told> {
	if (!['md', 'html', 'json'].includes(given.format)) {
		return {problem: `--format ${JSON.stringify(given.format)} is not a format: use md, html or json`};
	}

	const folder = await folderOf(given);
	if ('problem' in folder) {
		return folder;
	}

	const sources = createFileSources(await listSegments(folder.path));
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
					? incidentHtml(title, incident, lines)
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

	const wanted = {
		hosts: host === undefined ? [] : [host],
		contexts: context === undefined ? [] : [context],
		isAll: false,
		isDemoFallback: false,
	};
	const found = await findEngines(wanted, process.env);
	if (typeof found === 'string') {
		return {problem: found};
	}

	await found[0].leave();
	return {path: folderOfEngine(recordingsFolder(process.env), found[0].address)};
}

/** From when to when; undefined where there is no recording. */
function stretchOf(
	{since = '1h', from, to}: Given,
	sources: readonly SegmentSource[],
): Stretch | {readonly problem: string} | undefined {
	const endMs = sources.at(-1)?.open()?.toMs;
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
