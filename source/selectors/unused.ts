import type {Unused} from '../engine/unused.js';
import type {Overlay} from '../store/overlay.js';

/** What `y` would remove now: all that is listed as going. */
export function chosenUnused({unused, isNamedToo}: Extract<Overlay, {kind: 'prune'}>): readonly Unused[] {
	return unused.filter(({isNamed}) => isNamedToo || !isNamed);
}
