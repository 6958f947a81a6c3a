import process from 'node:process';
import {allBindings} from '../keys/all-bindings.js';
import {colorLevel} from '../lib/color-level.js';
import {wait} from '../lib/wait.js';
import {firstFrame} from '../panes/first-frame.js';
import {initialState} from '../store/initial-state.js';
import {createStore} from '../store/store.js';
import {describeCrash} from './crash-report.js';
import {findDoor} from './find-door.js';
import type {Options} from './options.js';
import {originOf, type Door} from './session.js';
import {openTerminal, type Terminal} from './terminal.js';

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

	// The list is under way before anything else is done or loaded.
	const patience = AbortSignal.timeout(listPatienceMs);
	const listing = door.engine.list(patience).catch(() => undefined);
	let shutDown = async () => door.close();
	const terminal = openTerminal({
		title: 'midwatch',
		shutDown: async () => shutDown(),
		describe: describeCrash,
	});
	const store = createStore(startState(door, options, terminal));
	const containers = await Promise.race([listing, wait(listPatienceMs, patience)]);
	if (containers) {
		store.dispatch({type: 'containers/listed', containers});
	}

	terminal.paint(firstFrame(store.getState(), allBindings));
	const {live} = await import('./live.js');
	shutDown = live({door, options, terminal, store});
}

function startState(
	door: Door,
	{filter, sort, isRunningOnly, hasColor, isReadOnly, isSlow}: Options,
	terminal: Terminal,
) {
	return initialState({
		...originOf(door, Date.now()),
		list: {filter, sort, isRunningOnly},
		screen: {
			...terminal.size(),
			colorLevel: colorLevel({env: process.env, isTty: true, isWanted: hasColor}),
			isUnicode: terminal.isUnicode,
			isReadOnly,
			isCpuOfHost: false,
			isSlow,
		},
	});
}
