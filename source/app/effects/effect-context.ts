import process from 'node:process';
import {errorWords} from '../../text/error-words.js';
import {readRunCopy} from '../../engine/run/read-run-copy.js';
import {briefError} from '../../text/brief-error.js';
import {safe} from '../../text/safe-text.js';
import {isUntouched} from '../../view/list/untouched.js';
import {hasSeveral} from '../../store/fleet/owner.js';
import type {SegmentSource} from '../../record/recording.js';
import type {Store} from '../../store/open-store.js';
import type {EffectContext} from './run-effects.js';
import {createInteractiveRunner} from './interactive-runner.js';
import {copyText} from './copy-text.js';
import {demoContainers, startDemo} from '../find-engine.js';
import type {FoundEngines} from '../found-engine.js';
import type {Options} from '../options.js';
import {createReportRunner} from './report-runner.js';
import {createRunHelper} from './run-helper.js';
import {beginSessions, type Sessions} from '../sessions.js';
import type {Session} from '../session.js';
import type {Terminal} from '../../terminal/terminal.js';
import {noteNow} from '../../store/fleet/notes-slice.js';

export type ScreenParts = {
	readonly found: FoundEngines;
	readonly options: Options;
	/** What is looked at in place of an engine. */
	readonly replayed?: readonly SegmentSource[];
	readonly terminal: Terminal;
	readonly store: Store;
};

/** A multiplexer that hangs is not waited for. */
const copyLimitMs = 5000;

/** The world that key presses act on: the engine's session, the terminal, and who does what takes a while. */
export function createEffectContext({
	found,
	options,
	terminal,
	store,
}: ScreenParts): Omit<EffectContext, 'enterCode' | 'past'> {
	const sessions = beginSessions(found, store, options);
	const run = createRunHelper(copyLimitMs);
	const openTerminal = createInteractiveRunner(store, sessions, terminal);
	const reports = createReportRunner(store, sessions, openTerminal);
	return {
		store,
		sessions,
		quit: () => terminal.leave(0),
		suspend: terminal.suspend,
		redraw: terminal.redraw,
		copy: async (text, what) =>
			copyText(text, what, {env: process.env, write: terminal.write, run}, sessions.of().signal),
		reports,
		runUserCommand: async wanted => {
			const {runUserCommand} = await import('./run-user-command.js');
			await runUserCommand(wanted, {store, sessions, terminal, reports});
		},
		openTerminal,
		openDemo: async () => openDemo(store, sessions),
		unlock: async engine => {
			const {unlockEngine} = await import('./unlock-engine.js');
			await unlockEngine(sessions.of(engine), terminal);
		},
		openPager: async () => {
			const {openPager} = await import('./open-pager.js');
			await openPager(sessions.of(), terminal);
		},
		openForm: async ({id, engine}) => openForm(id, store, sessions.of(engine)),
	};
}

async function openDemo(store: Store, sessions: Pick<Sessions, 'restart'>): Promise<void> {
	const demo = await startDemo(demoContainers).catch((error: unknown) => tellFailure(error, store));
	if (demo) {
		await sessions.restart(demo);
		const entry = demo.opensOn ?? '';
		store.dispatch({type: 'lists/pointed', list: 'containers', entry, index: 0, top: 0});
	}
}

/** The form of a new container, filled from one that is there. */
async function openForm(id: string, store: Store, session: Session): Promise<void> {
	const {engine, signal} = session;
	const {fleet} = session.store.getState();
	const on = hasSeveral(fleet) ? {engine: fleet.connection.label} : {};
	const {view} = store.getState();
	try {
		const form = await readRunCopy(engine, id, signal);
		if (!isUntouched(view, store.getState().view)) {
			tellLate(store);
			return;
		}

		const caret = form.values.image.length;
		store.dispatch({
			type: 'overlay/opened',
			overlay: {kind: 'form', ...on, ...form, cli: fleet.connection.cli, cursor: 0, caret},
		});
	} catch (error) {
		tellFailure(error, store);
	}
}

/** Whoever has gone on is not interrupted. */
function tellLate(store: Store): void {
	const text = safe`the copied form came after you had moved on: N opens it`;
	store.dispatch(noteNow({tone: 'warn', text}));
}

function tellFailure(error: unknown, store: Store): undefined {
	const text = errorWords(error);
	store.dispatch(noteNow({tone: 'bad', text, brief: briefError(text)}));
}
