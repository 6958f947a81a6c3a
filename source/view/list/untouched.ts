import type {View} from '../../store/state.js';

/** Whether no key has moved, opened or closed anything since: a page that opens by itself now surprises nobody. */
export function isUntouched(before: View, now: View): boolean {
	return before.overlay === now.overlay && before.focus === now.focus && before.lists === now.lists;
}
