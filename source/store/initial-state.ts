import type {SafeText} from '../lib/safe-text.js';
import type {ListState} from './list.js';
import type {ScreenState} from './screen.js';
import type {State} from './state.js';

export type StartOptions = {
	readonly label: SafeText;
	readonly url: SafeText;
	readonly isDemo: boolean;
	readonly nowMs: number;
	readonly screen: ScreenState;
	readonly list?: Partial<ListState>;
};

export function initialState(options: StartOptions): State {
	return {
		fleet: {
			nowMs: options.nowMs,
			connection: {
				status: 'connecting',
				label: options.label,
				url: options.url,
				isDemo: options.isDemo,
				tried: [],
				nudges: 0,
				generation: 0,
			},
			containers: {
				isKnown: false,
				byId: new Map(),
				details: new Map(),
				staleDetails: new Set(),
				starts: new Map(),
			},
			usage: {byId: new Map()},
			processes: {},
			logs: {lines: [], dropped: 0},
			events: {recent: []},
			pending: {underWay: new Map(), failures: new Map()},
			notes: {list: []},
		},
		view: {
			screen: options.screen,
			list: {
				cursorIndex: 0,
				filter: '',
				sort: 'trouble',
				isReversed: false,
				isRunningOnly: false,
				marks: new Set(),
				...options.list,
			},
			focus: {pane: 'containers', isZoomed: false},
			overlay: {stack: []},
			logView: {isFollowing: true},
		},
	};
}
