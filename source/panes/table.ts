import type {ComponentType} from 'react';
import {linesBody} from './lines-body.js';
import {LogsBody} from './logs.js';
import type {Pane, PaneProps} from './pane.js';
import {TopBody} from './top.js';
import {views} from './views.js';

/** Panes that are more than their lines: one whose rows keep their keys, and a table of Ink's. */
const bodies: Readonly<Record<string, ComponentType<PaneProps>>> = {logs: LogsBody, top: TopBody};

/** Every pane as React paints it. */
export const panes: readonly Pane[] = views.map(view => ({
	...view,
	Body: bodies[view.id] ?? linesBody(view),
}));
