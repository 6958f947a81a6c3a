import process from 'node:process';
import type {Container, Details} from '../engine/types.js';
import {keyed, keysAt} from '../engine/keys-at.js';
import type {SafeText} from '../text/safe-text.js';
import {containerList} from '../view/list/container-list.js';
import {seenInList} from '../view/list/seen-in-list.js';
import {withUserKeys} from '../keys/user-keys.js';
import {firstBindings} from '../keys/groups/first-bindings.js';
import {colorLevel} from '../text/color-level.js';
import {plainFrame} from '../panes/plain-frame.js';
import {initialState} from '../store/initial-state.js';
import type {ScreenState} from '../store/view/screen-slice.js';
import {firstReduce} from '../store/first-reduce.js';
import {openStore, type Store} from '../store/open-store.js';
import type {State} from '../store/state.js';
import {describeCrash} from './crash-report.js';
import {nameOf, originOf} from './find-engine.js';
import type {FoundEngines} from './found-engine.js';
import type {Options} from './options.js';
import {withFirstChoices} from './remember/first-choices.js';
import {stateFolder} from './state-folder.js';
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
	readonly paintFirst: (looks: ReadonlyArray<FirstLook | undefined>) => void;
	/** What to shut down before the terminal is given back, from now on. */
	readonly onLeave: (shutDown: () => Promise<void>) => void;
};

/** Takes the terminal, and holds the state that it shows. */
export function openScreen(found: FoundEngines, options: Options): OpenScreen {
	let shutDown = async () => {
		await Promise.all(found.map(async engine => engine.leave()));
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
	const store = openStore(startState(found, options, screen), {reduce: firstReduce, look: firstLook});
	return {
		terminal,
		store,
		paintFirst(looks) {
			for (const [place, look] of looks.entries()) {
				tellLook(look, place, found.length === 1 ? undefined : nameOf(found[place]!), store);
			}

			terminal.paint(
				plainFrame(firstLook(store.getState()), withUserKeys(firstBindings, store.getState().view.settings)),
			);
		},
		onLeave(next) {
			shutDown = next;
		},
	};
}

/** The containers have the keys. */
function firstLook(state: State): State {
	return seenInList(state, containerList);
}

function tellLook(
	look: FirstLook | undefined,
	place: number,
	engine: SafeText | undefined,
	{dispatch}: Store,
): void {
	if (look) {
		const {clockOffsetMs} = look;
		const keys = keysAt(place);
		const containers = look.containers.map(container => keyed(container, engine, keys));
		const details = look.details.map(one => ({...one, id: keys.toKey(one.id)}));
		dispatch({type: 'connection/dated', clockOffsetMs, engine});
		dispatch({type: 'containers/listed', containers, engine});
		dispatch({type: 'containers/detailed', ids: details.map(({id}) => id), details, engine});
	}
}

function startState(
	engines: FoundEngines,
	options: Options,
	screen: Pick<ScreenState, 'columns' | 'rows' | 'colorLevel' | 'isUnicode'>,
) {
	const {filter, sort, isRunningOnly, theme, isReadOnly, isSlow, config} = options;
	const [first, ...others] = engines;
	const state = initialState({
		...originOf(first, Date.now()),
		others: others.map((found, index) => originOf(found, Date.now(), index + 1)),
		list: {filter, isRunningOnly, ...(sort && {sort}), ...(first.opensOn && {cursor: first.opensOn})},
		screen: {...screen, theme, isReadOnly, isCpuOfHost: false, chartSeconds: usualChartSeconds, isSlow},
		settings: config?.settings,
	});
	return withFirstChoices(state, stateFolder(process.env), options);
}
