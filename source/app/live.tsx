import {render} from 'ink';
import {runValuesOf} from '../engine/run-values.js';
import type {Press} from '../keys/press.js';
import {resolve} from '../keys/resolve.js';
import {views} from '../panes/views.js';
import type {Store} from '../store/store.js';
import {App} from './app.js';
import {carryOut, type Surroundings} from './carry-out.js';
import {createConverseDesk} from './converse-desk.js';
import {demoContainers, openDemo} from './find-door.js';
import type {Options} from './options.js';
import {createReportDesk} from './report-desk.js';
import {beginSession, originOf, type Door} from './session.js';
import type {Terminal} from './terminal.js';
import {watchLine} from './watch-line.js';

type Living = {
	readonly door: Door;
	readonly options: Options;
	readonly terminal: Terminal;
	readonly store: Store;
};

/** From the first frame on: Ink paints, keys are answered, feeds bring facts. Returns how to end all that. */
export function live({door, options, terminal, store}: Living): () => Promise<void> {
	let session = beginSession(door, store);
	const converse = createConverseDesk(store, () => session, terminal);
	const around: Surroundings = {
		store,
		session: () => session,
		quit: () => terminal.leave(0),
		suspend: terminal.suspend,
		redraw: terminal.redraw,
		async openDemo() {
			const demo = await openDemo(demoContainers, options.isReadOnly);
			await session.end();
			store.dispatch({type: 'session/began', origin: originOf(demo, Date.now())});
			session = beginSession(demo, store);
		},
		write: terminal.write,
		reports: createReportDesk(store, () => session, converse),
		converse,
		async openForm(id) {
			const values = runValuesOf(await session.engine.inspect(id, session.signal));
			store.dispatch({
				type: 'overlay/opened',
				overlay: {kind: 'form', values, cursor: 0, caret: values.image.length},
			});
		},
	};

	// A key is about what is on the screen, not about what has come in since.
	const onPress = (press: Press) => {
		carryOut(resolve(store.shown.getState(), press, views), around);
	};

	terminal.onResize(size => store.dispatch({type: 'screen/resized', ...size}));
	const app = render(<App store={store} onPress={onPress} onMounted={terminal.attach} />, {
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		debug: true,
		interactive: true,
		patchConsole: false,
		exitOnCtrlC: false,
	});
	app.waitUntilExit().catch(terminal.fail);
	const forgetLine = watchLine(store, terminal, options.isSlow);
	return async () => {
		forgetLine();
		app.unmount();
		store.close();
		await session.end();
	};
}
