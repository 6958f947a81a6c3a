import {counted, formatSpan} from '../../text/format.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {sparkline} from '../../text/sparkline.js';
import {selectTroubles} from '../trouble/troubles.js';
import type {Stretch} from '../../record/recording.js';
import {collapsed} from './collapsed-timeline.js';
import type {Incident} from './incident.js';
import {chartsOf, type IncidentChart} from './incident-charts.js';
import type {TroubleSpan} from './trouble-log.js';

type Redact = (text: string) => SafeText;

/** The report as a page of headings and lines: read on the screen, or written as Markdown. Cause and impact are for people. */
export function incidentLines(incident: Incident, redact: Redact): readonly Line[] {
	const {fromMs, troubles, said, end} = incident;
	return [
		...section(safe`About`, aboutLines(incident, redact)),
		...section(safe`Impact`, [plain(safe`(to be filled in)`)]),
		...section(safe`Cause`, [plain(safe`(to be filled in)`)]),
		...section(
			safe`What was in trouble`,
			troubles.length === 0
				? [plain(safe`nothing`)]
				: troubles.map(one => troubleLine(one, incident, redact)),
		),
		...section(safe`Timeline`, timelineLines(incident, redact)),
		...chartLines(chartsOf(incident, redact)),
		...said.flatMap(({atMs, who, what, lines}) =>
			section(
				safe`Last lines of ${redact(who)}, ${shortMoment(atMs, fromMs)} (${redact(what)})`,
				lines.map(({text}) => [span(safe`  ${redact(text)}`)]),
			),
		),
		...section(safe`State at the end`, endLines(end, redact)),
	];
}

function aboutLines({engine, fromMs, toMs, gaps, away}: Incident, redact: Redact): readonly Line[] {
	const stretch = (name: SafeText, one: Stretch) => {
		const [from, to] = [shortMoment(one.fromMs, fromMs), shortMoment(one.toMs, fromMs)];
		return fact(name, safe`${from} to ${to}, ${formatSpan(one.toMs - one.fromMs)}`);
	};

	return [
		fact(safe`engine`, redact(`${engine.label} (${engine.url}), as seen from ${engine.host}`)),
		fact(safe`from`, safe`${momentWords(fromMs)}; all times are UTC`),
		fact(safe`to`, momentWords(toMs)),
		...gaps.map(gap => stretch(safe`not recorded`, gap)),
		...away.map(one => stretch(safe`no answer from the engine`, one)),
	];
}

function timelineLines({timeline, fromMs}: Incident, redact: Redact): readonly Line[] {
	return timeline.length === 0
		? [plain(safe`nothing happened`)]
		: collapsed(timeline).map(({atMs, who, what, count, untilMs}) => {
				const again = count > 1 ? safe` ×${count}, until ${shortMoment(untilMs, fromMs)}` : safe``;
				return fact(shortMoment(atMs, fromMs), safe`${redact(who)}: ${redact(what)}${again}`);
			});
}

function section(title: SafeText, lines: readonly Line[]): readonly Line[] {
	return [[span(safe` ${title}`, 'title')], ...lines];
}

function fact(name: SafeText, value: SafeText): Line {
	return [span(safe`  ${name}: `, 'dim'), span(value)];
}

function plain(text: SafeText): Line {
	return [span(safe`  ${text}`, 'dim')];
}

/** UTC, with the local offset: `2026-11-26 02:41:10 UTC (03:41:10 local)`. */
export function momentWords(atMs: number): SafeText {
	const utc = new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
	const offsetMinutes = -new Date(atMs).getTimezoneOffset();
	const local = new Date(atMs + offsetMinutes * 60_000).toISOString().slice(11, 19);
	return safeText(offsetMinutes === 0 ? `${utc} UTC` : `${utc} UTC (${local} local)`);
}

/** Without the day where it is the report's. */
function shortMoment(atMs: number, ofMs: number): SafeText {
	const [utc, of] = [atMs, ofMs].map(ms => new Date(ms).toISOString());
	return safeText(
		utc!.slice(0, 10) === of!.slice(0, 10) ? utc!.slice(11, 19) : utc!.slice(0, 19).replace('T', ' '),
	);
}

function troubleLine(
	{name, project, words, fromMs, toMs}: TroubleSpan,
	incident: Incident,
	redact: Redact,
): Line {
	const of = project === undefined ? safe`` : safe` (${redact(project)})`;
	const lasted = formatSpan((toMs ?? incident.toMs) - fromMs);
	const until = toMs === undefined ? safe`until the end, ${lasted}` : safe`for ${lasted}`;
	const before = fromMs < incident.fromMs ? safe`, since before the report` : safe``;
	return fact(
		shortMoment(fromMs, incident.fromMs),
		safe`${redact(name)}${of}: ${redact(words)}, ${until}${before}`,
	);
}

function chartLines(charts: readonly IncidentChart[]): readonly Line[] {
	return charts.length === 0
		? []
		: section(
				safe`CPU and memory`,
				charts.map(({values, most, words}) => [span(safe`  ${sparkline(values, most)} ${words}`)]),
			);
}

function endLines(end: Incident['end'], redact: Redact): readonly Line[] {
	const troubles = selectTroubles(end);
	const containers = [...end.fleet.containers.byId.values()];
	return [
		plain(counted(containers.length, 'container')),
		...containers.map(({id, name, status}) => {
			const [worst] = troubles.get(id)?.reasons ?? [];
			const why = worst ? safe`, ${redact(worst.whole ?? worst.words)}` : safe``;
			return fact(redact(name), safe`${redact(status)}${why}`);
		}),
	];
}
