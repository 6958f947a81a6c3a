import {tables} from '../view/tables/tables.js';
import {firstViews} from './first-views.js';
import {containersView} from './list/containers-view.js';
import {tablePane} from './list/table-pane.js';
import {logsView} from './logs/logs-view.js';
import type {PaneView} from './pane.js';
import {statsChartsView} from './stats/stats-charts-view.js';
import {whyCardView} from './why/why-card-view.js';

const whole = new Map(
	[containersView, statsChartsView, logsView, ...tables.map(table => tablePane(table)), whyCardView].map(
		view => [view.id, view],
	),
);

/** Every pane with all that it shows. */
export const views: readonly PaneView[] = firstViews.map(view => whole.get(view.id) ?? view);
