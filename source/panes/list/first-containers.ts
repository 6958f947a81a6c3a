import {span} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {containerList} from '../../view/list/container-list.js';
import type {PaneView} from '../pane.js';
import {connectingLines} from './connecting-lines.js';
import {listPane} from './list-pane.js';
import {headingLine} from './project-heading.js';

export const containersPane = {
	list: containerList,
	isInSplit: true,
	emptyHint: [span(safe`  New containers appear here by themselves.`, 'dim')],
	headingLine,
};

/** The containers while no engine has been in trouble yet. */
export const firstContainersView: PaneView = listPane({...containersPane, unknownLines: connectingLines});
