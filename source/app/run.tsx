import process from 'node:process';
import {allBindings} from '../keys/all-bindings.js';
import {colorLevel} from '../lib/color-level.js';
import {wait} from '../lib/wait.js';
import {firstFrame} from '../panes/first-frame.js';
import {initialState} from '../store/initial-state.js';
import {createStore} from '../store/store.js';
import {findDoor} from './find-door.js';
import type {Options} from './options.js';
import {openPlainTerminal} from './plain-terminal.js';
import {originOf} from './session.js';

/** The first frame waits this long for the list of containers, and no longer. */
const listPatienceMs = 250;

/** The full-screen program, from the first request to the last byte. */
export async function run(options: Options): Promise<void> {
	const door = await findDoor(options, process.env);
	if (typeof door === 'string') {
		process.stderr.write(`midwatch: ${door}\n`);
		process.exitCode = 2;
		return;
	}

	// The list is under way before anything else is loaded.
	const patience = AbortSignal.timeout(listPatienceMs);
	const listing = door.engine.list(patience).catch(() => undefined);
	const terminal = openPlainTerminal();
	const store = createStore(
		initialState({
			...originOf(door, Date.now()),
			list: {filter: options.filter, sort: options.sort, isRunningOnly: options.isRunningOnly},
			screen: {
				...terminal.size(),
				colorLevel: colorLevel({env: process.env, isTty: true, isWanted: options.hasColor}),
				isUnicode: terminal.isUnicode,
				isReadOnly: options.isReadOnly,
				isCpuOfHost: false,
				isSlow: options.isSlow,
			},
		}),
	);
	const containers = await Promise.race([listing, wait(listPatienceMs, patience)]);
	if (containers) {
		store.dispatch({type: 'containers/listed', containers});
	}

	terminal.screen.paint(firstFrame(store.getState(), allBindings));
	const {live} = await import('./live.js');
	await live({door, options, terminal, store});
}
