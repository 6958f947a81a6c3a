import type {SafeText} from '../text/safe-text.js';
import {plainList, type ListView} from './view/lists-slice.js';
import {initialLogView} from './view/log-view-slice.js';
import {emptyLogs} from './fleet/log-state.js';
import {noKernel} from './fleet/kernel-slice.js';
import {noProcesses} from './fleet/processes-slice.js';
import {noReport} from './fleet/report-slice.js';
import {inTheNow} from './view/past-slice.js';
import type {ScreenState} from './view/screen-slice.js';
import {usualSettings, type Settings} from './view/settings.js';
import {partOf} from './seen-from.js';
import type {Fleet, State} from './state.js';

/** Which engine, and what was tried to find it. */
export type Origin = {
	readonly label: SafeText;
	readonly url: SafeText;
	/** What stands before a command of the CLI for it; `docker` where nothing is said. */
	readonly cli?: readonly SafeText[];
	readonly isDemo: boolean;
	/** Its certificate isn't verified: whoever answers there may be anybody. */
	readonly isUnverified?: boolean;
	readonly tried: readonly SafeText[];
	readonly ourNowMs: number;
	/** Where it stands among the engines; 0: it is the first. */
	readonly place?: number;
};

type StartOptions = Origin & {
	readonly screen: ScreenState;
	readonly settings?: Settings;
	/** How the containers list begins. */
	readonly list?: Partial<ListView>;
	/** The engines beside the first. */
	readonly others?: readonly Origin[];
};

/** Nothing is known yet of the engine of that name. */
export function emptyFleet(origin: Origin): Fleet {
	return {
		ourNowMs: origin.ourNowMs,
		budget: {},
		connection: {
			status: 'connecting',
			label: origin.label,
			cli: origin.cli,
			place: origin.place ?? 0,
			url: origin.url,
			isDemo: origin.isDemo,
			isUnverified: origin.isUnverified,
			tried: origin.tried,
			nudges: 0,
			generation: 0,
		},
		others: new Map(),
		containers: {
			isKnown: false,
			byId: new Map(),
			details: new Map(),
			staleDetails: new Map(),
			starts: new Map(),
			lastExits: new Map(),
		},
		usage: {byId: new Map(), settled: new Map()},
		processes: noProcesses,
		inspection: {},
		report: noReport,
		resources: {byList: new Map()},
		kernel: noKernel,
		lastWords: {byId: new Map()},
		logs: emptyLogs(),
		events: {recent: []},
		pending: {underWay: new Map(), failures: new Map()},
		saves: {count: 0},
		notes: {list: []},
	};
}

export function initialState(options: StartOptions): State {
	const {others = []} = options;
	return {
		fleet: {
			...emptyFleet(options),
			others: new Map(others.map(origin => [origin.label, partOf(emptyFleet(origin))])),
		},
		view: {
			screen: options.screen,
			lists: {byId: new Map([['containers', {...plainList, ...options.list}]])},
			focus: {pane: 'containers', isZoomed: false},
			overlay: {stack: [], last: new Map()},
			logView: initialLogView,
			why: {isUnmasked: false},
			past: inTheNow,
			settings: options.settings ?? usualSettings,
		},
	};
}
