import {fitLine, lineWidth} from '../../text/fit-line.js';
import {span, type Line, type Span} from '../../text/line.js';
import {safe, safeText} from '../../text/safe-text.js';
import type {Binding} from '../../keys/binding.js';
import {keyName} from '../../keys/key-name.js';

/** From this place on a key always stays in the footer, whatever must go. */
const stays = 80;

/** ` s stop  u start … ? help  q quit`: the keys that work here, as many as go into the line. */
export function footerLine(bindings: readonly Binding[], width: number): Line {
	const placed = bindings
		.filter(({footer}) => footer !== undefined)
		.sort((a, b) => (a.footer ?? 0) - (b.footer ?? 0));
	const kept = new Set(placed.filter(({footer}) => (footer ?? 0) >= stays));
	let left = width - 1 - [...kept].reduce((sum, binding) => sum + lineWidth(entry(binding)), 0);
	for (const binding of placed) {
		const cells = lineWidth(entry(binding));
		if (!kept.has(binding) && cells <= left) {
			kept.add(binding);
			left -= cells;
		}
	}

	const shown = placed.filter(binding => kept.has(binding));
	return fitLine([span(safe` `), ...shown.flatMap(binding => entry(binding))], width);
}

function entry({keys, label}: Binding): Span[] {
	const key = keyName(keys[0] ?? '');
	return [span(key, 'key'), span(safe` ${safeText(label)}  `, 'dim')];
}
