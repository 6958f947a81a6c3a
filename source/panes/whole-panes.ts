import {paneRowsOf} from './screen-parts.js';
import {statsChartsView} from './stats/stats-charts-view.js';
import {views} from './views.js';
import {whyCardView} from './why/why-card-view.js';

const whole = new Map([statsChartsView, whyCardView].map(view => [view.id, view]));

/** The panes with all that they show, of which the first frame does without some. */
export const wholePaneRows = paneRowsOf(views.map(view => whole.get(view.id) ?? view));
