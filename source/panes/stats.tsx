import {linesBody} from './lines-body.js';
import type {Pane} from './pane.js';
import {statsView} from './stats-view.js';

export const stats: Pane = {...statsView, Body: linesBody(statsView)};
