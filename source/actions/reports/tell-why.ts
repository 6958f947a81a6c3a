import type {Container, ContainerId, Details} from '../../engine/types.js';
import {formatClock, formatSpan} from '../../text/format.js';
import {unpack} from '../../logs/log-decode.js';
import {span, type Line, type Tone} from '../../text/line.js';
import {parseSgr} from '../../text/sgr.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import {exitWords} from '../../view/trouble/exit-code.js';
import {selectTroubles} from '../../view/trouble/troubles.js';
import {engineNowMs} from '../../store/engine-now.js';
import type {State} from '../../store/state.js';
import type {ReportContext} from './report.js';

const logLines = 20;
const eventLines = 12;
const probeLines = 5;

/** All that tells why a container is in trouble, on one card. */
export async function tellWhy(
	{engine, state, target, tell}: ReportContext,
	signal: AbortSignal,
): Promise<undefined> {
	const id = target.id as ContainerId;
	const container = state.fleet.containers.byId.get(id);
	const details = await engine.details(id, signal);
	if (container) {
		tell([...judgement(container, state), ...lifeLines(container, details, state), ...probesOf(details)]);
	}

	tell([...eventsOf(id, state), heading(safe`last ${logLines} log lines`)]);
	const options = {follow: false, tail: logLines} as const;
	for await (const {pack} of engine.logs(id, options, signal)) {
		tell(unpack(pack).map(line => [span(safe`  `), ...parseSgr(line.text)]));
	}
}

function heading(text: SafeText): Line {
	return [span(safe` ${text}`, 'title')];
}

function fact(name: SafeText, value: SafeText, tone?: Tone): Line {
	return [span(safe`  ${name}: `, 'dim'), span(value, tone)];
}

function judgement(container: Container, state: State): readonly Line[] {
	const reasons = selectTroubles(state).get(container.id)?.reasons ?? [];
	const lines = reasons.flatMap(({severity, words, whole = words}): readonly Line[] => [
		[severity > 0 ? span(safe`  ▲ ${words}`, 'bad') : span(safe`  ${words}`, 'warn')],
		...(whole === words ? [] : [[span(safe`    ${whole}`, 'dim')]]),
	]);
	const nothing: Line = [span(safe`  nothing is wrong with it now`, 'good')];
	return [heading(safe`Summary`), ...(lines.length > 0 ? lines : [nothing])];
}

function lifeLines(container: Container, details: Details, {fleet}: State): readonly Line[] {
	const {exitCode, isOomKilled, startedAtMs, finishedAtMs} = details;
	const ago = (atMs: number) => safe`${formatClock(atMs)}, ${formatSpan(engineNowMs(fleet) - atMs)} ago`;
	const starts = fleet.containers.starts.get(container.id) ?? [];
	const policy = details.restartPolicyRetries
		? safe`${details.restartPolicy}:${details.restartPolicyRetries}`
		: details.restartPolicy;
	return [
		heading(safe`State`),
		fact(safe`status`, container.status),
		...(container.listed ? [fact(safe`the engine's list still says`, container.listed.status, 'warn')] : []),
		...(exitCode === undefined || container.state === 'running'
			? []
			: [fact(safe`ended`, exitWords(exitCode, isOomKilled))]),
		fact(safe`OOM-killed`, isOomKilled ? safe`yes` : safe`no`, isOomKilled ? 'bad' : undefined),
		...(details.error ? [fact(safe`engine error`, details.error, 'bad')] : []),
		...(startedAtMs === undefined ? [] : [fact(safe`started`, ago(startedAtMs))]),
		...(finishedAtMs === undefined ? [] : [fact(safe`finished`, ago(finishedAtMs))]),
		fact(safe`restarts`, safe`${details.restartCount}, policy ${policy}`),
		...(starts.length > 1 ? [fact(safe`starts seen`, safeText(starts.map(formatClock).join(', ')))] : []),
		fact(safe`image`, container.image),
		fact(safe`command`, container.command),
	];
}

function probesOf({probes}: Details): readonly Line[] {
	return probes.length === 0
		? []
		: [
				heading(safe`last health probes`),
				...probes.slice(-probeLines).flatMap(({endedAtMs, exitCode, lines: [first = noText, ...others]}) => {
					const tone = exitCode === 0 ? 'good' : 'bad';
					return [
						fact(safe`${formatClock(endedAtMs)} exit ${exitCode}`, first, tone),
						...others.map((line): Line => [span(safe`    ${line}`, tone)]),
					];
				}),
			];
}

function eventsOf(id: ContainerId, {fleet}: State): readonly Line[] {
	const events = fleet.events.recent.filter(({subject}) => subject === id).slice(-eventLines);
	return events.length === 0
		? []
		: [
				heading(safe`last events`),
				...events.map(({atMs, action, detail, exitCode}) =>
					fact(
						formatClock(atMs),
						safe`${action}${detail === undefined ? safe`` : safe` ${detail}`}${exitCode === undefined ? safe`` : safe`, exit ${exitCode}`}`,
					),
				),
			];
}
