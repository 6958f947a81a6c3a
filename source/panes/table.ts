import {containers} from './containers.js';
import {linesBody} from './lines-body.js';
import {logs} from './logs.js';
import type {Pane} from './pane.js';
import {stats} from './stats.js';
import {tableViews} from './table-views.js';
import {top} from './top.js';

/** Every pane, in the order of their digits. */
export const panes: readonly Pane[] = [
	containers,
	stats,
	top,
	logs,
	...tableViews.map(view => ({...view, Body: linesBody(view)})),
];
