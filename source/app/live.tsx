import process from 'node:process';
import {render} from 'ink';
import {resolve} from '../keys/resolve.js';
import type {Press} from '../keys/press.js';
import {views} from '../panes/views.js';
import type {Store} from '../store/store.js';
import {App} from './app.js';
import {carryOut, type Surroundings} from './carry-out.js';
import {demoContainers, openDemo} from './find-door.js';
import type {Options} from './options.js';
import type {openPlainTerminal} from './plain-terminal.js';
import {createReportDesk} from './report-desk.js';
import {beginSession, originOf, type Door} from './session.js';

type Living = {
	readonly door: Door;
	readonly options: Options;
	readonly terminal: ReturnType<typeof openPlainTerminal>;
	readonly store: Store;
};

/** From the first frame on: Ink paints, keys are answered, feeds bring facts, until the user quits. */
export async function live({door, options, terminal, store}: Living): Promise<void> {
	const {promise: ended, resolve: end} = Promise.withResolvers<void>();
	let session = beginSession(door, store);
	const around: Surroundings = {
		store,
		session: () => session,
		quit: end,
		suspend() {},
		redraw() {
			terminal.screen.invalidate();
			terminal.screen.paint('');
		},
		openDemo() {
			void openDemo(demoContainers, options.isReadOnly).then(demo => {
				session.end();
				store.dispatch({type: 'session/began', origin: originOf(demo, Date.now())});
				session = beginSession(demo, store);
			});
		},
		write: bytes => process.stdout.write(bytes),
		reports: createReportDesk(store, () => session),
	};
	const onPress = (press: Press) => {
		carryOut(resolve(store.shown.getState(), press, views), around);
	};

	const app = render(<App store={store} onPress={onPress} onMounted={() => {}} />, {
		stdout: terminal.shim,
		debug: true,
		interactive: true,
		patchConsole: false,
		exitOnCtrlC: false,
	});
	await ended;
	terminal.restore();
	app.unmount();
	session.end();
	store.close();
}
