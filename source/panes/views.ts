import {span, type Line} from '../text/line.js';
import {safe} from '../text/safe-text.js';
import {containersView} from './list/containers-view.js';
import {logsView} from './logs/logs-view.js';
import type {PaneView} from './pane.js';
import {statsView} from './stats/stats-view.js';
import {tables} from '../view/tables/tables.js';
import {tablePane} from './list/table-pane.js';
import {topView} from './tables/top-view.js';
import {whyView} from './why/why-view.js';

/** Every pane, in the order of their digits. */
export const views: readonly PaneView[] = [
	containersView,
	statsView,
	topView,
	logsView,
	...tables.map(table => tablePane(table)),
	whyView,
];

/** `1 Containers · by trouble`: the digit is the pane's key. */
export function numberedTitle(index: number, title: Line): Line {
	return index < 9 ? [span(safe`${index + 1} `, 'key'), ...title] : title;
}
