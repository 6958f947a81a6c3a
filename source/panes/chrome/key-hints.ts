import {fitLine, lineWidth} from '../../text/fit-line.js';
import {span, type Line, type Span} from '../../text/line.js';
import {safe, safeText} from '../../text/safe-text.js';
import type {Binding} from '../../keys/binding.js';
import {keyName} from './key-name.js';

/** From this place on a key always stays in the footer, whatever must go. */
const stays = 80;

/** ` s stop  u start … ? help  q quit`: the keys that work here, as many as go into the line. Keys that are off are faint. */
export function footerLine(
	bindings: readonly Binding[],
	width: number,
	isOff: (binding: Binding) => boolean = () => false,
): Line {
	const placed = bindings
		.filter(({footer}) => footer !== undefined)
		.sort((a, b) => (a.footer ?? 0) - (b.footer ?? 0));
	const kept = new Set(placed.filter(({footer}) => (footer ?? 0) >= stays));
	let left = width - 1 - [...kept].reduce((sum, binding) => sum + lineWidth(entry(binding, false)), 0);
	for (const binding of placed) {
		const cells = lineWidth(entry(binding, false));
		if (!kept.has(binding) && cells <= left) {
			kept.add(binding);
			left -= cells;
		}
	}

	const shown = placed.filter(binding => kept.has(binding));
	return fitLine([span(safe` `), ...shown.flatMap(binding => entry(binding, isOff(binding)))], width);
}

function entry({keys, label}: Binding, isOff: boolean): Span[] {
	const key = keyName(keys[0] ?? '');
	return [span(key, isOff ? 'dim' : 'key'), span(safe` ${safeText(label)}  `, 'dim')];
}
