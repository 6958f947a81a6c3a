import {lastSeq, readLine, seqBefore, type LogBuffer} from '../../logs/log-buffer.js';
import {span} from '../../text/line.js';
import {formatClock} from '../../text/format.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';
import type {ContainerId} from '../../engine/types.js';
import {eventWords} from '../tables/event-words.js';
import {eventTone} from '../tables/events-table.js';
import {placeOf} from '../layout/layout.js';
import {logText} from '../logs/log-line.js';
import {selectLogSet} from '../logs/log-set.js';
import {fact, plainLine, type About, type CardLine} from './card-lines.js';

// What was seen of it: by its health check, in its log, by the engine.

const probeLines = 5;
const logLines = 20;
/** Lines of other containers that are looked through for it. */
const mostLookedAt = 400;
const eventLines = 12;

export function probesLines({row}: About): readonly CardLine[] {
	const probes = row.details?.probes ?? [];
	return probes.slice(-probeLines).flatMap(({endedAtMs, exitCode, lines: [first = noText, ...others]}) => {
		const tone = exitCode === 0 ? 'good' : 'bad';
		return [
			fact(safe`${formatClock(endedAtMs)} exit ${exitCode}`, first, tone),
			...others.map(line => plainLine(span(safe`    ${line}`, tone))),
		];
	});
}

/** What it wrote before it ended, else the newest of its log as far as that is followed. */
export function logSectionLines({row, state}: About): readonly CardLine[] {
	const {id} = row.container;
	if (isLogBeside(state, id)) {
		return [];
	}

	const texts =
		state.fleet.lastWords.byId.get(id)?.lines.map(({text}) => safeText(text)) ?? followedLines(state, id);
	return texts.slice(-logLines).map((text): CardLine => ({line: [span(safe`  `), ...logText(text)]}));
}

/** The log itself stands beside the card. */
function isLogBeside(state: State, id: ContainerId): boolean {
	const {containers} = selectLogSet(state);
	return placeOf(state, 'logs') !== undefined && containers.length === 1 && containers[0]?.id === id;
}

function followedLines({fleet}: State, id: ContainerId): readonly SafeText[] {
	const {buffer, sources} = fleet.logs;
	const source = sources.get(id)?.index;
	return source === undefined ? [] : newestOf(buffer, source);
}

function newestOf(buffer: LogBuffer, source: number): readonly SafeText[] {
	const found: SafeText[] = [];
	let seq = lastSeq(buffer);
	for (let looked = 0; seq !== undefined && looked < mostLookedAt && found.length < logLines; looked++) {
		const line = readLine(buffer, seq);
		if (line?.source === source && !line.isNotice) {
			found.unshift(line.text);
		}

		seq = seqBefore(buffer, seq);
	}

	return found;
}

/** Their times tell how long it ran; how long it ran last stands above, by inspect. */
export function eventsLines({row, state}: About): readonly CardLine[] {
	const own = state.fleet.events.recent.filter(({subject}) => subject === row.container.id);
	return own
		.slice(-eventLines)
		.map(event => fact(formatClock(event.atMs), eventWords(event, {}), eventTone(event)));
}
