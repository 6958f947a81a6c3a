import {span, type Line} from '../../text/line.js';
import {safe, safeText} from '../../text/safe-text.js';
import {displayWidth, fit} from '../../text/width.js';
import {groupBindings, type Binding} from '../../keys/binding.js';
import {keyName} from '../chrome/key-name.js';

/** Every key, by where it works. */
export function helpLines(bindings: readonly Binding[]): readonly Line[] {
	const widest = Math.max(0, ...bindings.map(binding => displayWidth(keysText(binding))));
	return groupBindings(bindings).flatMap(({title, rows}, index) => [
		...(index > 0 ? [[]] : []),
		[span(safe` ${safeText(title)}`, 'title')],
		...rows.map(binding => [
			span(safe`   ${fit(keysText(binding), widest)}`, 'key'),
			span(safe`  ${safeText(binding.help)}`),
		]),
	]);
}

/** `j ↓`; nine digits as `1–9`. */
export function keysText({keys}: Pick<Binding, 'keys'>) {
	const [first = '', last = ''] = [keys[0], keys.at(-1)];
	return keys.length > 3
		? safe`${keyName(first)}–${keyName(last)}`
		: safeText(keys.map(key => keyName(key)).join(' '));
}
