import {safe} from '../../text/safe-text.js';
import {partRows, type RowsOf} from '../screen-parts.js';
import {bannerLine} from './banner.js';

export const bannerRows: RowsOf = (state, place) =>
	partRows(safe`The banner`, place, state, () => [bannerLine(state, place.width)]);
