import {errorWords} from '../text/error-words.js';
import type {Engine} from '../engine/engine.js';
import {EngineError} from '../engine/transport/engine-error.js';
import {briefError} from '../text/brief-error.js';
import {mapLimit} from '../util/limit.js';
import {safe, safeText, type SafeText} from '../text/safe-text.js';
import {comesAfter, wavesOf} from '../view/trouble/dependency-order.js';
import type {ContainerId} from '../engine/types.js';
import type {Result} from '../store/messages.js';
import type {Note} from '../store/fleet/notes-slice.js';
import {keyOf, type ActionOptions, type Target} from '../store/view/overlay-slice.js';
import type {State} from '../store/state.js';
import {enginesWords, projectWords} from '../view/list/target-words.js';
import type {Action} from './action.js';
import {checkTarget} from './check-target.js';

/** Requests under way at once when an action goes to many targets. */
const atOnce = 8;

export type PerformContext = {
	readonly engine: Engine;
	readonly getState: () => State;
	readonly dispatch: (result: Result) => void;
	readonly now: () => number;
};

/** `left`: not even asked for, as what is not allowed, or what waits for one that failed. */
type Ending = 'done' | 'failed' | 'left';

/** Runs an action on its frozen targets. Every target gets its own ending: a note, and on failure words on its row. */
export async function perform(
	action: Action,
	chosen: readonly Target[],
	options: ActionOptions,
	context: PerformContext,
	signal: AbortSignal,
): Promise<void> {
	const {byId} = context.getState().fleet.containers;
	const targets = chosen.map(target => named(action, target, options));
	const undone: Target[] = [];
	const endings: Ending[] = [];
	for (const wave of wavesOf(targets, byId, action.order)) {
		const before = [...undone];
		await mapLimit(wave, atOnce, async target => {
			const obstacle = before.find(one => comesAfter(target, one, byId, action.order));
			if (obstacle) {
				note(context, 'warn', safe`${nameOf(target)}: ${notDone(action)}, ${obstacle.name} was not`);
			}

			const ending = obstacle ? 'left' : await performOne(action, target, options, context, signal);
			endings.push(ending);
			if (ending !== 'done') {
				undone.push(target);
			}
		});
	}

	if (targets.length > 1 && !signal.aborted) {
		noteAll(action, targets, endings, context);
	}
}

/** What is made has no row yet: it is known by the name that was typed for it. */
function named({input, makes = ''}: Action, target: Target, options: ActionOptions): Target {
	const name = input && options[input.option];
	return target.kind === 'engine' && typeof name === 'string'
		? {...target, id: `engine ${name}`, name: safeText(`${makes} ${name}`)}
		: target;
}

/** One note over those of each: the last that succeeds must not hide that another failed. */
function noteAll(
	action: Action,
	targets: readonly Target[],
	endings: readonly Ending[],
	context: PerformContext,
): void {
	const count = (wanted: Ending) => endings.filter(ending => ending === wanted).length;
	const [done, failed, left] = [count('done'), count('failed'), count('left')];
	const of = done < endings.length ? safe` of ${endings.length}` : safe``;
	const words = doneTo(action, safe`${done}${of} ${safeText(action.kind)}s${projectWords(targets)}`);
	note(
		context,
		failed > 0 ? 'bad' : left > 0 ? 'warn' : 'good',
		safe`${words}${enginesWords(targets)}${failed > 0 ? safe`, ${failed} failed` : safe``}${left > 0 ? safe`, ${left} left alone` : safe``}`,
	);
}

async function performOne(
	action: Action,
	target: Target,
	options: ActionOptions,
	context: PerformContext,
	signal: AbortSignal,
): Promise<Ending> {
	const {dispatch} = context;
	const problem = problemOf(action, target, options, context.getState());
	if (problem) {
		note(context, 'warn', safe`${nameOf(target)}: ${notDone(action)}, ${problem}`);
		return 'left';
	}

	const id = keyOf(target);
	dispatch({type: 'pending/began', id, doing: safeText(action.doing), atMs: context.now()});
	try {
		await checkTarget(context.engine, target, signal);
		const told = await action.run(context.engine, target, options, signal);
		dispatch({type: 'pending/ended', id});
		const words = doneTo(action, nameOf(target));
		note(context, 'good', typeof told === 'string' ? safe`${words}${safeText(told)}` : words);
		return 'done';
	} catch (error) {
		return settleFailure(action, target, error, context, signal);
	}
}

function problemOf(
	action: Action,
	target: Target,
	options: ActionOptions,
	state: State,
): SafeText | undefined {
	const underWay = state.fleet.pending.underWay.get(keyOf(target));
	if (underWay) {
		return safe`it is already ${underWay.doing}`;
	}

	const {byId, isKnown} = state.fleet.containers;
	if (target.kind === 'container' && isKnown && !byId.has(target.id as ContainerId)) {
		// It is gone, or newer than the list: its state when the question opened says nothing, the engine knows.
		return undefined;
	}

	const lack = action.needs && state.fleet.connection.host?.lacks?.[action.needs];
	if (lack !== undefined) {
		return lack;
	}

	const allowed = action.allowed(target, options);
	return allowed === true ? undefined : allowed;
}

/** 304 and 404 leave things as they were wanted: quiet successes. */
function settleFailure(
	action: Action,
	target: Target,
	error: unknown,
	context: PerformContext,
	signal: AbortSignal,
): Ending {
	const id = keyOf(target);
	if (error instanceof EngineError && error.kind === 'changed') {
		context.dispatch({type: 'pending/ended', id});
		note(context, 'warn', safe`${nameOf(target)}: ${notDone(action)}, ${error.words}`);
		return 'left';
	}

	if (
		error instanceof EngineError &&
		(error.kind === 'noop' || (error.kind === 'gone' && action.done === 'removed'))
	) {
		context.dispatch({type: 'pending/ended', id});
		note(
			context,
			'good',
			safe`${nameOf(target)}: already ${safeText(error.kind === 'gone' ? 'gone' : action.done)}`,
		);
		return 'done';
	}

	const words = errorWords(error);
	const what = safe`${safeText(action.shortcut.label)} failed`;
	const failure = {brief: briefError(words, what), whole: safe`${what}: ${words}`};
	context.dispatch({type: 'pending/ended', id, failure});
	if (!signal.aborted) {
		note(
			context,
			'bad',
			safe`${nameOf(target)}: ${failure.whole}`,
			safe`${nameOf(target)}: ${failure.brief}`,
		);
	}

	return 'failed';
}

/** With its engine, where there are several. */
function nameOf(target: Target): SafeText {
	return safe`${target.name}${enginesWords([target])}`;
}

/** `stopped api`, `sent SIGHUP to api`. */
function doneTo({done, object}: Action, name: SafeText): SafeText {
	return safe`${safeText([done, ...(object ?? [])].join(' '))} ${name}`;
}

/** `not stopped`, `SIGHUP not sent`. */
function notDone({done, object: [what] = ['', '']}: Action): SafeText {
	return safeText(`${what} not ${done}`.trimStart());
}

function note(context: PerformContext, tone: Note['tone'], text: SafeText, brief?: SafeText): void {
	context.dispatch({type: 'notes/added', note: {atMs: context.now(), tone, text, brief}});
}
