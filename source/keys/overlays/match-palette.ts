import type {State} from '../../store/state.js';
import type {Binding} from '../binding.js';
import {bindingsAt, wheresAt} from '../bindings-at.js';
import type {PaneEntry} from '../command.js';

/** A line of the palette: a command that has a key here, or a pane, which may have none. */
type PaletteEntry = Pick<Binding, 'keys' | 'label' | 'help'> & {
	readonly binding?: Binding;
	readonly pane?: PaneEntry;
};

/** All that can be done from here, and every pane there is. */
export function paletteEntries(
	state: State,
	bindings: readonly Binding[],
	panes: readonly PaneEntry[],
): readonly PaletteEntry[] {
	const commands = bindingsAt(wheresAt(state), bindings).filter(({command}) => command !== 'choosePane');
	return [
		...commands.map(binding => ({...binding, binding})),
		...panes.map((pane, index) => ({
			keys: index < 9 ? [String(index + 1)] : [],
			label: pane.label.toLowerCase(),
			help: `Go to the ${pane.label} pane`,
			pane,
		})),
	];
}

/** Those whose label or help has the typed letters in their order, the tightest matches first. */
export function matchPalette<Entry extends Pick<Binding, 'label' | 'help'>>(
	typed: string,
	entries: readonly Entry[],
): readonly Entry[] {
	const wanted = typed.trim().toLowerCase();
	if (wanted === '') {
		return entries;
	}

	return entries
		.map(entry => ({
			entry,
			score: Math.min(spread(wanted, entry.label), 1 + spread(wanted, entry.help)),
		}))
		.filter(({score}) => Number.isFinite(score))
		.sort((a, b) => a.score - b.score)
		.map(({entry}) => entry);
}

/** How far apart the letters lie in the text, and how late they begin; infinite when one is missing. */
function spread(wanted: string, text: string): number {
	const lower = text.toLowerCase();
	const whole = lower.indexOf(wanted);
	if (whole >= 0) {
		return whole / 100;
	}

	let from = -1;
	let first = -1;
	for (const letter of wanted) {
		from = lower.indexOf(letter, from + 1);
		if (from < 0) {
			return Number.POSITIVE_INFINITY;
		}

		first = first < 0 ? from : first;
	}

	return from - first + first / 100;
}
