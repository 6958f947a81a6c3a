import {lineWidth} from '../../text/fit-line.js';
import {counted, formatAge, formatCount, formatSpan} from '../../text/format.js';
import {span, type Line, type Span} from '../../text/line.js';
import {countBefore, readLine} from '../../logs/log-buffer.js';
import {countHits, rankOfHit} from '../../logs/log-hits.js';
import {errorsPerMinute, isRoughCount} from '../../logs/log-errors.js';
import {errorsOnly} from '../../logs/log-query.js';
import {linesPerSecond} from '../../logs/log-pace.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {shortenMiddle} from '../../text/shorten-middle.js';
import {truncate} from '../../text/width.js';
import type {LogSource} from '../../store/fleet/log-state.js';
import {logNowMs} from '../../store/engine-now.js';
import type {State} from '../../store/state.js';
import {selectLogSize} from './log-format.js';
import {selectLogBeginnings} from './log-beginnings.js';
import {selectHeldScroll, selectHold} from './log-scroll.js';
import {selectLogSet, usualRange} from './log-set.js';
import {withDots, zoneOf} from './first-log-title.js';
import {lastLine, selectFilterTerms, selectSearchTerm, selectFilteredLog} from './filtered-log.js';

const mostTyped = 40;
const leastName = 16;
/** The pane's number, what stands around the name, and around the title and its note. */
const frameWidth = 12;
/** A reader further behind than this is told so. */
const worthTellingSeconds = 3;
/** What is younger is new: its pace says more. */
const worthTellingAgeMs = 10_000;

/** `Logs · api-7 · following`. A long name leaves room for what comes after it. */
export function selectLogTitle(state: State): Line {
	const rest = [
		...statusOf(state),
		...rangeOf(state),
		...sidewaysOf(state),
		...zoneOf(state),
		...filterOf(state),
		...searchOf(state),
		...saveOf(state),
		...pacesOf(state),
	];
	const title = span(safe`Logs`);
	const used = lineWidth(withDots([title, ...rest])) + lineWidth(selectLogNote(state)) + frameWidth;
	const nameWidth = Math.max(leastName, selectLogSize(state).width - used);
	const names = namesOf(state).map(name => span(shortenMiddle(name, nameWidth), 'strong'));
	return withDots([title, ...names, ...rest]);
}

/** Those whose lines are on the screen, which may be others than those just chosen. */
function namesOf(state: State): readonly SafeText[] {
	const {set, isTogether, sources} = state.fleet.logs;
	const wanted = selectLogSet(state);
	const [first] = sources.values();
	if (!isTogether || wanted.key !== set) {
		return first ? [first.name] : [];
	}

	return [wanted.title];
}

function statusOf(state: State): readonly Span[] {
	const sources = [...state.fleet.logs.sources.values()];
	const [first] = sources;
	const isAlone = sources.length === 1;
	if (isAlone && first?.status === 'refused') {
		return [span(safe`not readable`, 'bad')];
	}

	const hold = selectHold(state);
	const arrived = hold ? state.fleet.logs.buffer.end - hold.newFrom : 0;
	const held = hold
		? [span(safe`held`, 'warn'), ...(arrived > 0 ? [span(safe`+${formatCount(arrived)} new`, 'accent')] : [])]
		: [];
	const troubled = sources.filter(({status}) => status === 'cut' || status === 'refused');
	if (troubled.length > 0) {
		return [...held, span(troubleOf(troubled, state), 'warn')];
	}

	if (hold || first === undefined || state.view.past.atMs !== undefined) {
		return held;
	}

	const behindSeconds = behindOf(state);
	if (behindSeconds >= worthTellingSeconds) {
		return [span(safe`${formatSpan(behindSeconds * 1000)} behind`, 'warn')];
	}

	return [isAlone && first.status === 'ended' ? span(safe`ended`) : span(safe`following`, 'good')];
}

function behindOf({fleet}: State): number {
	return Math.max(0, ...[...fleet.logs.sources.values()].map(source => source.behindSeconds));
}

function troubleOf(troubled: readonly LogSource[], {fleet}: State) {
	const [first] = troubled;
	if (troubled.length > 1 || fleet.logs.sources.size > 1) {
		return safe`${troubled.length} not readable`;
	}

	const inMs = Math.max(0, (first?.retryAtMs ?? 0) - fleet.ourNowMs);
	return safe`disconnected, retrying in ${Math.ceil(inMs / 1000)} s`;
}

function rangeOf(state: State): readonly Span[] {
	const {range} = selectLogSet(state);
	if (range === usualRange) {
		return [];
	}

	return [
		range.kind === 'since'
			? span(safe`since ${safeText(range.stamp.slice(11, 19))} UTC`)
			: span(range.lines === 'all' ? safe`all` : safe`last ${formatCount(range.lines)}`),
	];
}

/** What stands to the left of the pane is not seen. */
function sidewaysOf({view}: State): readonly Span[] {
	const {sideways, isWrapped} = view.logView;
	return sideways > 0 && !isWrapped ? [span(safe`from column ${sideways + 1}`, 'warn')] : [];
}

function filterOf(state: State): readonly Span[] {
	const {filter} = state.view.logView;
	if (filter.trim() === '') {
		return [];
	}

	const problem = problemOf(selectFilterTerms(state));
	const {buffer} = selectFilteredLog(state);
	const typed = truncate(safeText(filter.trim()), mostTyped);
	return [problem ?? span(safe`& ${typed} (${formatCount(countBefore(buffer))})`, 'key')];
}

function searchOf(state: State): readonly Span[] {
	const term = selectSearchTerm(state);
	if (!term) {
		return [];
	}

	const {buffer} = selectFilteredLog(state);
	const {search} = state.fleet.logs;
	const {search: typed} = state.view.logView;
	const isWhole = search?.text === typed && search.lookedTo >= buffer.end;
	const count = search?.text === typed ? countHits(buffer) : 0;
	const rank = rankOfHit(buffer, selectHeldScroll(state)?.cursor ?? Number.NaN);
	const place = rank > 0 ? safe`${formatCount(rank)} of ` : safe``;
	const found = count > 0 ? safe`${place}${formatCount(count)}` : safe`not found`;
	const more = isWhole ? safe`` : count > 0 ? safe`+` : safe` yet`;
	const what = typed === errorsOnly ? safe`error` : safe`/ ${truncate(safeText(typed), mostTyped)}`;
	const {hasOlder} = selectLogBeginnings(state);
	const loaded = !hasOlder ? safe`` : count > 0 ? safe` loaded` : safe` in what is loaded`;
	const words = safe`${what} ${found}${more}${loaded}`;
	return [problemOf([term]) ?? span(words, count === 0 && isWhole ? 'warn' : 'key')];
}

function problemOf(terms: ReturnType<typeof selectFilterTerms>): Span | undefined {
	for (const {problem, finder} of terms) {
		const words = problem ?? finder.problem();
		if (words) {
			return span(words, 'bad');
		}
	}

	return undefined;
}

function saveOf({fleet}: State): readonly Span[] {
	const {save} = fleet.saves;
	return save ? [span(safe`saving, ${counted(save.lines, 'line')} · S cancels`, 'accent')] : [];
}

/** `48 lines/s`, `3 errors/min`; of what is read, or where nothing comes any more, how old it is. */
function pacesOf(state: State): readonly Span[] {
	const {pace} = state.fleet.logs;
	const behindSeconds = behindOf(state);
	const rate = linesPerSecond(pace, logNowMs(state.fleet) - behindSeconds * 1000);
	const held = selectHeldScroll(state)?.cursor;
	const age = ageOf(state, held);
	return [
		...(rate > 0 ? [span(safe`${rateWords(rate)}/s`)] : []),
		...errorRateOf(state),
		...(age === undefined ? [] : [span(held === undefined ? safe`last line ${age}` : age)]),
	];
}

/** Live, as the pace beside it is: the list of containers is told in steps. */
function errorRateOf({fleet}: State): readonly Span[] {
	const counts = [...fleet.logs.sources.values()].map(({errors}) => errors).filter(({size}) => size > 0);
	const nowMs = logNowMs(fleet);
	const errors = counts.reduce((sum, count) => sum + errorsPerMinute(count, nowMs), 0);
	const about = counts.some(count => isRoughCount(count, nowMs)) ? safe`~` : safe``;
	return errors > 0 ? [span(safe`${about}${counted(errors, 'error')}/min`, 'bad')] : [];
}

function ageOf(state: State, held: number | undefined): SafeText | undefined {
	const shown = selectFilteredLog(state);
	const seq = held ?? lastLine(shown);
	const atMs = seq === undefined ? Number.NaN : Date.parse(readLine(shown.buffer, seq)?.stamp ?? '');
	const ageMs = logNowMs(state.fleet) - atMs;
	return ageMs >= worthTellingAgeMs ? safe`${formatAge(ageMs)} ago` : undefined;
}

/** One decimal where it says more than a whole number. */
function rateWords(rate: number): SafeText {
	return rate < 1 ? safe`${safeText(rate.toFixed(1))} lines` : counted(Math.round(rate), 'line');
}

/** `1,231 of 10,000` while held: which line is read, on one of ours the next; else how many lines there are. */
export function selectLogNote(state: State): Line {
	const {buffer} = selectFilteredLog(state);
	const held = selectHeldScroll(state);
	const count = countBefore(buffer);
	if (count === 0) {
		return [];
	}

	const all = formatCount(count);
	return [
		span(held ? safe`${formatCount(Math.min(count, countBefore(buffer, held.cursor) + 1))} of ${all}` : all),
	];
}
