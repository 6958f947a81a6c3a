import type {Unused} from '../../engine/api/unused-objects.js';
import type {Overlay} from '../../store/view/overlay-slice.js';

/** What `y` would remove now: all that is listed as going. */
export function chosenUnused({unused, isNamedToo}: Extract<Overlay, {kind: 'prune'}>): readonly Unused[] {
	return unused.filter(({isNamed}) => isNamedToo || !isNamed);
}
