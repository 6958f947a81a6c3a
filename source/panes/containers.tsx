import {containersView} from './containers-view.js';
import {linesBody} from './lines-body.js';
import type {Pane} from './pane.js';

export const containers: Pane = {...containersView, Body: linesBody(containersView)};
