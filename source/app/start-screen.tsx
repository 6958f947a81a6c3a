import {randomInt} from 'node:crypto';
import process from 'node:process';
import {render} from 'ink';
import type {Press} from '../util/press.js';
import {tooEarly} from '../keys/changes-something.js';
import {resolve} from '../keys/resolve.js';
import {removeUnfinished} from '../util/new-file.js';
import {views} from '../panes/views.js';
import {App} from './app.js';
import {carryOut} from './effects/run-effects.js';
import {createEyes} from './seen-targets.js';
import {createSurroundings, type Living} from './effects/effect-handlers.js';
import {watchBudget} from './watch-budget.js';
import {watchLine} from './watch-line.js';

/** From the first frame on: Ink paints, keys are answered, feeds bring facts. Returns how to end all that. */
export function live(living: Living): () => Promise<void> {
	const {store, terminal, options} = living;
	const eyes = createEyes({store, terminal, makeCode: () => String(randomInt(1000, 10_000))});
	const around = {...createSurroundings(living), vouch: eyes.vouch};

	// A key is about what is on the screen, not about what has come in since.
	const onPress = (press: Press) => {
		const state = store.shown.getState();
		const outcome = resolve(state, press, views);
		carryOut(eyes.haveSeen(state) ? outcome : tooEarly(outcome, state, eyes.code), around);
	};

	process.on('exit', removeUnfinished);
	terminal.onResize(size => store.dispatch({type: 'screen/resized', ...size}));
	const app = render(<App store={store} onMounted={terminal.attach} />, {
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		debug: true,
		interactive: true,
		patchConsole: false,
		exitOnCtrlC: false,
	});
	app.waitUntilExit().catch(terminal.fail);
	terminal.onPress(onPress);
	const forgetLine = watchLine(store, terminal, options.isSlow);
	const forgetBudget = watchBudget(store, around.session, terminal);
	return async () => {
		forgetLine();
		forgetBudget();
		app.unmount();
		store.close();
		await around.session().end();
	};
}
