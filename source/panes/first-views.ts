import {firstLogTitle} from '../view/logs/first-log-title.js';
import {tableNames} from '../view/tables/table-names.js';
import {firstContainersView} from './list/first-containers.js';
import type {PaneView} from './pane.js';
import {statsView} from './stats/stats-view.js';
import {topView} from './tables/top-view.js';
import {whyView} from './why/why-view.js';

/**
 * Every pane, in the order of their digits, with what it shows before anything but the list is known. That is all that
 * the first frame can show: `views.ts` has the rest, and is loaded after it.
 */
export const firstViews: readonly PaneView[] = [
	firstContainersView,
	statsView,
	topView,
	{
		id: 'logs',
		label: 'Logs',
		isInSplit: true,
		title: firstLogTitle,
		lines: () => [],
	},
	...tableNames.map(name => ({...name, isInSplit: false, title: () => [], lines: () => []})),
	whyView,
];
