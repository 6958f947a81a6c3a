import type {Binding} from '../binding.js';

/** The bindings whose label or help has the typed letters in their order, the tightest matches first. */
export function matchPalette(typed: string, bindings: readonly Binding[]): readonly Binding[] {
	const wanted = typed.trim().toLowerCase();
	if (wanted === '') {
		return bindings;
	}

	return bindings
		.map(binding => ({
			binding,
			score: Math.min(spread(wanted, binding.label), 1 + spread(wanted, binding.help)),
		}))
		.filter(({score}) => Number.isFinite(score))
		.sort((a, b) => a.score - b.score)
		.map(({binding}) => binding);
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
