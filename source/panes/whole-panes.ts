import {paneRowsOf} from './screen-parts.js';
import {views} from './views.js';

/** The panes with all that they show, of which the first frame does without some. */
export const wholePaneRows = paneRowsOf(views);
