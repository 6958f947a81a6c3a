import {safe, type SafeText} from '../../text/safe-text.js';
import {formatClock} from '../../text/format.js';
import {parseMoment} from '../../text/parse-moment.js';
import type {State} from '../../store/state.js';
import {parseDuration} from '../../util/parse-duration.js';
import type {CommandsOf} from '../binding.js';
import type {CommandContext} from '../command.js';
import type {Outcome} from '../effect.js';
import {open, openPrompt} from '../open-question.js';
import type {pastBindings} from './past-bindings.js';

export const pastCommands = {
	pastBack: ({state}) => step(state, -1),
	pastForward: ({state}) => step(state, 1),
	pastEventBefore: () => [{type: 'effect/goToEvent', by: -1}],
	pastEventAfter: () => [{type: 'effect/goToEvent', by: 1}],
	pastMoment: () => [askMoment()],
	incident: ({state}) => [askRange(usualRange(state))],
} as const satisfies CommandsOf<typeof pastBindings>;

const secondMs = 1000;

/** After six steps of ten seconds, ten of a minute, then ten minutes each. */
function stepMs(steps: number): number {
	const inARow = Math.abs(steps);
	return (inARow <= 6 ? 10 : inARow <= 16 ? 60 : 600) * secondMs;
}

function step({fleet, view}: State, direction: 1 | -1): Outcome {
	const {atMs, steps, nowMs = fleet.ourNowMs} = view.past;
	if (atMs === undefined && direction > 0) {
		return [];
	}

	const inARow = Math.sign(steps) === direction ? steps + direction : direction;
	const next = (atMs ?? nowMs) + direction * stepMs(inARow);
	return [{type: 'past/went', atMs: next >= nowMs ? undefined : next, steps: inARow}];
}

function askMoment(text = '', problem?: SafeText): Outcome[number] {
	return openPrompt(safe`go to (02:41, -33m, yesterday 23:10)`, {kind: 'pastMoment'}, {text, problem});
}

/** The last hour; in the past a quarter of an hour up to the moment that is shown. */
function usualRange({view}: State): string {
	const {atMs} = view.past;
	return atMs === undefined ? '1h' : `${formatClock(atMs - quarterMs)}-${formatClock(atMs)}`;
}

const quarterMs = 15 * 60_000;

function askRange(text: string, problem?: SafeText): Outcome[number] {
	return openPrompt(safe`report on (1h, or 02:10-02:50)`, {kind: 'incidentRange'}, {text, problem});
}

/** `1h`: the last hour; `02:10-02:50`. */
export function reportRange({state}: CommandContext, typed: string): Outcome {
	const nowMs = state.view.past.nowMs ?? state.fleet.ourNowMs;
	const lastMs = parseDuration(typed);
	const [from = '', to = ''] = typed.split(/(?<=\d)-(?=\d{1,2}:)/);
	const fromMs = lastMs === undefined ? parseMoment(from, nowMs) : nowMs - lastMs;
	const toMs = lastMs === undefined ? parseMoment(to, nowMs) : nowMs;
	if (fromMs === undefined || toMs === undefined || fromMs >= toMs) {
		return typed.trim() === '' ? [] : [askRange(typed, safe`not a time, such as 1h, 30m or 02:10-02:50`)];
	}

	return [{type: 'effect/incident', fromMs, toMs}, open({kind: 'report', scroll: 0})];
}

/** What the prompt was told. */
export function goToMoment({state}: CommandContext, typed: string): Outcome {
	const nowMs = state.view.past.nowMs ?? state.fleet.ourNowMs;
	const atMs = parseMoment(typed, nowMs);
	if (atMs === undefined) {
		return typed.trim() === ''
			? []
			: [askMoment(typed, safe`not a time, such as 02:41, 02:41:10, -33m, yesterday 23:10`)];
	}

	return [{type: 'past/went', atMs: atMs >= nowMs ? undefined : atMs, steps: 0}];
}
