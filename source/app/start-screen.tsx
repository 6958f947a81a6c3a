import process from 'node:process';
import {render} from 'ink';
import {lateCrypto} from '../util/late-builtins.js';
import type {Press} from '../util/press.js';
import type {Outcome} from '../keys/effect.js';
import {holdBackUnseen} from '../keys/hold-back-unseen.js';
import {resolve} from '../keys/resolve.js';
import {removeUnfinished} from '../util/new-file.js';
import {views} from '../panes/views.js';
import {reduce} from '../store/reduce.js';
import {seenAtCursor} from '../view/list/seen-at-cursor.js';
import {screenAlerts} from './alerts/screen-alerts.js';
import {App} from './app.js';
import {runOutcome} from './effects/run-effects.js';
import {createPointing} from './pointing.js';
import {createSeenTargets} from './seen-targets.js';
import {createEffectContext, type ScreenParts} from './effects/effect-context.js';
import {keepChoices} from './remember/keep-choices.js';
import {withMistakes} from './config/with-mistakes.js';
import {recalled} from './remember/recalled.js';
import {recordingsFolder, stateFolder} from './state-folder.js';
import {openPast} from './remember-past.js';
import {watchBudget} from './watch-budget.js';
import {watchLine} from './watch-line.js';

/** From the first frame on: Ink paints, keys are answered, feeds bring facts. Returns how to end all that. */
export function startScreen(parts: ScreenParts): () => Promise<void> {
	const {store, terminal, options} = parts;
	completeStore(parts);
	const seen = createSeenTargets({store, terminal, makeCode});
	const past = openPast(parts, recordingsFolder(process.env));
	const context = {...createEffectContext(parts), enterCode: seen.enterCode, past};

	const run = (outcome: Outcome) => runOutcome(outcome, context);
	// A key is about what is on the screen, not about what has come in since.
	const onPress = (press: Press) => {
		const state = store.published.getState();
		const outcome = resolve(state, press, views);
		run(seen.isSeen(state) ? outcome : holdBackUnseen(outcome, state, seen.code));
	};

	process.on('exit', removeUnfinished);
	terminal.onResize(size => store.dispatch({type: 'screen/resized', ...size}));
	const app = renderApp(parts);
	app.waitUntilExit().catch(terminal.fail);
	terminal.onPress(onPress);
	if (options.hasMouse) {
		terminal.onPointer(createPointing({getState: store.published.getState, press: onPress, run}));
	}

	const endChoices = rememberChoices(parts);
	const ends = [
		watchLine(store, terminal, options.isSlow),
		watchBudget(store, context.sessions, terminal),
		...(parts.replayed ? [] : [screenAlerts(parts)]),
	];
	return async () => {
		ends.forEach(end => end());
		app.unmount();
		await endChoices?.();
		store.close();
		await context.sessions.end();
	};
}

function renderApp({store, terminal}: ScreenParts) {
	return render(<App store={store} onMounted={terminal.attach} />, {
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		debug: true,
		interactive: true,
		patchConsole: false,
		exitOnCtrlC: false,
	});
}

function rememberChoices({store, options}: ScreenParts) {
	return options.isRemembering
		? keepChoices(store, stateFolder(process.env), options.config?.choices)
		: undefined;
}

function makeCode(): string {
	return String(lateCrypto().randomInt(1000, 10_000));
}

/** What the first frame did without. */
function completeStore({store, options}: ScreenParts): void {
	store.complete({reduce, look: seenAtCursor}, state =>
		withMistakes(recalled(state, stateFolder(process.env), options), options.config),
	);
}
