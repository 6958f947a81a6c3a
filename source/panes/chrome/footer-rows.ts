import {safe} from '../../text/safe-text.js';
import {partRows, type RowsOf} from '../screen-parts.js';
import {footerLines} from './footer-lines.js';

/** The footer, also of an overlay. */
export const footerRows: RowsOf = (state, place, bindings) =>
	partRows(safe`The footer`, place, state, () => footerLines(state, bindings, place.width));
