import {actionById} from '../../actions/action-table.js';
import {perform} from '../../actions/perform.js';
import {askPrune} from '../../actions/ask-prune.js';
import type {Effect, Outcome} from '../../keys/effect.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import type {Store} from '../../store/open-store.js';
import type {Told} from './copy-text.js';
import type {PastControls} from '../remember-past.js';
import type {ReportRunner} from './report-runner.js';
import type {Sessions} from '../sessions.js';
import {noteNow} from '../../store/fleet/notes-slice.js';

export type EffectContext = {
	readonly store: Store;
	readonly sessions: Sessions;
	readonly quit: () => void;
	readonly suspend: () => void | Promise<void>;
	readonly redraw: () => void;
	readonly openDemo: () => Promise<void>;
	readonly unlock: (engine: SafeText) => Promise<void>;
	/** Resolves with what is to be said of it. */
	readonly copy: (text: string, what: SafeText) => Promise<Told>;
	/** Whether that was the number on the screen. */
	readonly enterCode: (typed: string) => boolean;
	readonly past: PastControls;
	readonly reports: ReportRunner;
	readonly openForm: (wanted: Extract<Effect, {type: 'effect/openForm'}>) => Promise<void>;
	readonly runUserCommand: (wanted: Extract<Effect, {type: 'effect/userCommand'}>) => Promise<void>;
	readonly openPager: () => Promise<void>;
	readonly openTerminal: (wanted: Extract<Effect, {type: 'effect/openTerminal'}>) => Promise<void>;
};

/** Carries a key press's outcome into the world, in order: intents to the store, effects to whatever does them. */
export function runOutcome(outcome: Outcome, context: EffectContext): void {
	for (const item of outcome) {
		if (item.type.startsWith('effect/')) {
			runEffect(item as Effect, context);
		} else {
			context.store.dispatch(item as Exclude<typeof item, Effect>);
		}
	}
}

type Handlers = {
	readonly [Type in Effect['type']]: (
		effect: Extract<Effect, {type: Type}>,
		context: EffectContext,
	) => unknown;
};

/** Who does what. An effect without its row does not compile. */
const handlers: Handlers = {
	'effect/quit': (_effect, {quit}) => quit(),
	'effect/suspend': async (_effect, {suspend}) => suspend(),
	'effect/redraw': (_effect, {redraw}) => redraw(),
	'effect/openDemo': async (_effect, {openDemo}) => openDemo(),
	'effect/connect': async ({engine}, {sessions}) => sessions.connect(engine),
	'effect/disconnect': async ({engine}, {sessions}) => sessions.disconnect(engine),
	'effect/unlock': async ({engine}, {unlock}) => unlock(engine),
	'effect/openForm': async (effect, {openForm}) => openForm(effect),
	'effect/openPager': async (_effect, {openPager}) => openPager(),
	'effect/openTerminal': async (effect, {openTerminal}) => openTerminal(effect),
	'effect/userCommand': async (effect, {runUserCommand}) => runUserCommand(effect),
	'effect/goToEvent': ({by}, {past}) => past.goToEvent(by),
	'effect/incident': async (stretch, {past}) => past.tellIncident(stretch),
	'effect/report': (effect, {reports}) => reports.begin(effect),
	'effect/askPrune': async ({kinds, engine: of}, {sessions}) => {
		const {engine, signal, store} = sessions.of(of);
		return askPrune(kinds, {...store, engine}, signal);
	},
	'effect/enterCode': ({text}, {store, enterCode}) => {
		const note = enterCode(text)
			? ({tone: 'good', text: safe`you see the screen: press the key again`} as const)
			: ({tone: 'warn', text: safe`that was not the number: nothing was done`} as const);
		store.dispatch(noteNow(note));
	},
	'effect/dropReport': (_effect, {reports}) => reports.drop(),
	'effect/copy': async ({text, what}, {store, copy}) => {
		const told = await copy(text, what);
		store.dispatch(noteNow(told));
	},
	'effect/perform': performEffect,
};

function runEffect(effect: Effect, context: EffectContext): void {
	const handler = handlers[effect.type] as (effect: Effect, context: EffectContext) => unknown;
	handler(effect, context);
}

function performEffect(
	{actionId, targets, options}: Extract<Effect, {type: 'effect/perform'}>,
	{sessions}: EffectContext,
): void {
	const action = actionById(actionId, options);
	for (const [of, theirs] of action ? Map.groupBy(targets, ({engine}) => engine) : []) {
		const {engine, signal, store} = sessions.of(of);
		void perform(action!, theirs, options, {...store, engine, now: Date.now}, signal);
	}
}
