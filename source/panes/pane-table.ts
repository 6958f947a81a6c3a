import type {ComponentType} from 'react';
import {linesBody} from './chrome/lines-body.js';
import type {Pane, PaneProps} from './pane.js';
import {TopBody} from './tables/top-body.js';
import {views} from './views.js';

/** Panes that are more than their lines. */
const bodies: Readonly<Record<string, ComponentType<PaneProps>>> = {top: TopBody};

/** Every pane as React paints it. */
export const panes: readonly Pane[] = views.map(view => ({
	...view,
	Body: bodies[view.id] ?? linesBody(view),
}));
