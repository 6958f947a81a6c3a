import type {ThemeName} from '../../text/theme-names.js';
import type {Ground, Looks} from '../../text/themes.js';

export type ScreenState = Looks & {
	readonly columns: number;
	readonly rows: number;
	/** False on a terminal or locale without UTF-8: ASCII borders, marks and charts. */
	readonly isUnicode: boolean;
	readonly isReadOnly: boolean;
	/** CPU % of the whole host (true) or per core, as docker's (false). */
	readonly isCpuOfHost: boolean;
	/** How far the charts go back. */
	readonly chartSeconds: number;
	/** The slow-line mode: fewer frames, less detail. */
	readonly isSlow: boolean;
};

/** What can be chosen of them, and what it is at the start. */
export const chartWindows = [60, 300, 1800, 3600] as const;
export const usualChartSeconds = 300;

export type ScreenIntent =
	| {readonly type: 'screen/resized'; readonly columns: number; readonly rows: number}
	| {readonly type: 'screen/cpuScaleToggled'}
	| {readonly type: 'screen/themed'; readonly theme: ThemeName}
	/** The terminal said what its background is. */
	| {readonly type: 'screen/grounded'; readonly ground: Ground}
	| {readonly type: 'screen/chartsReached'; readonly seconds: number}
	| {readonly type: 'screen/slowed'; readonly isSlow: boolean};

export function reduceScreen(state: ScreenState, intent: ScreenIntent): ScreenState {
	switch (intent.type) {
		case 'screen/resized': {
			return {...state, columns: intent.columns, rows: intent.rows};
		}

		case 'screen/cpuScaleToggled': {
			return {...state, isCpuOfHost: !state.isCpuOfHost};
		}

		case 'screen/themed': {
			return {...state, theme: intent.theme};
		}

		case 'screen/grounded': {
			return state.ground === intent.ground ? state : {...state, ground: intent.ground};
		}

		case 'screen/chartsReached': {
			return {...state, chartSeconds: intent.seconds};
		}

		case 'screen/slowed': {
			return {...state, isSlow: intent.isSlow};
		}
	}
}
