import process from 'node:process';
import type {Container, Details} from '../engine/types.js';
import {allBindings} from '../keys/groups/all-bindings.js';
import {colorLevel} from '../text/color-level.js';
import {plainFrame} from '../panes/plain-frame.js';
import {initialState} from '../store/initial-state.js';
import type {ScreenState} from '../store/view/screen-slice.js';
import {createStore, type Store} from '../store/store.js';
import {describeCrash} from './crash-report.js';
import {originOf, type FoundEngine} from './find-engine.js';
import type {Options} from './options.js';
import {recalled} from './remember/recalled.js';
import {stateFolder} from './remember/state-folder.js';
import {openTerminal, type Terminal} from '../terminal/terminal.js';
import {usualChartSeconds} from '../store/view/screen-slice.js';

/** What is known before the first frame. */
export type FirstLook = {
	readonly containers: readonly Container[];
	readonly details: readonly Details[];
	readonly clockOffsetMs: number | undefined;
};

type OpenScreen = {
	readonly terminal: Terminal;
	readonly store: Store;
	/** The whole screen, made without React and Ink. */
	readonly paintFirst: (look?: FirstLook) => void;
	/** What to shut down before the terminal is given back, from now on. */
	readonly onLeave: (shutDown: () => Promise<void>) => void;
};

/** Takes the terminal, and holds the state that it shows. */
export function openScreen(found: FoundEngine, others: readonly FoundEngine[], options: Options): OpenScreen {
	let shutDown = async () => {
		await Promise.all([found, ...others].map(async engine => engine.leave()));
	};

	const level = colorLevel({env: process.env, isTty: true, isWanted: options.hasColor});
	const terminal = openTerminal({
		title: 'midwatch',
		hasMouse: options.hasMouse,
		asksGround: level > 1,
		onGround: ground => store.dispatch({type: 'screen/grounded', ground}),
		shutDown: async () => shutDown(),
		describe: describeCrash,
	});
	const screen = {...terminal.size(), colorLevel: level, isUnicode: terminal.isUnicode};
	const store = createStore(startState([found, ...others], options, screen));
	return {
		terminal,
		store,
		paintFirst(look) {
			if (look) {
				const {containers, details, clockOffsetMs} = look;
				store.dispatch({type: 'connection/dated', clockOffsetMs});
				store.dispatch({type: 'containers/listed', containers});
				store.dispatch({type: 'containers/detailed', ids: details.map(({id}) => id), details});
			}

			terminal.paint(plainFrame(store.getState(), allBindings));
		},
		onLeave(next) {
			shutDown = next;
		},
	};
}

function startState(
	engines: readonly [FoundEngine, ...FoundEngine[]],
	{filter, sort, isRunningOnly, theme, isReadOnly, isSlow, isRemembering}: Options,
	screen: Pick<ScreenState, 'columns' | 'rows' | 'colorLevel' | 'isUnicode'>,
) {
	const [first, ...others] = engines;
	const state = initialState({
		...originOf(first, Date.now()),
		others: others.map((found, index) => originOf(found, Date.now(), index + 1)),
		list: {filter, isRunningOnly, ...(sort && {sort}), ...(first.opensOn && {cursor: first.opensOn})},
		screen: {...screen, theme, isReadOnly, isCpuOfHost: false, chartSeconds: usualChartSeconds, isSlow},
	});
	const overruled = [
		...(theme ? ['theme'] : []),
		...(sort ? ['containers.sort', 'containers.reversed'] : []),
	];
	return isRemembering ? recalled(state, stateFolder(process.env), overruled) : state;
}
