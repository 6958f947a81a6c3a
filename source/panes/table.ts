import {containers} from './containers.js';
import {logs} from './logs.js';
import type {Pane} from './pane.js';
import {stats} from './stats.js';
import {top} from './top.js';

/** Every pane, in the order of their digits. */
export const panes = [containers, stats, top, logs] as const satisfies readonly Pane[];
