import {attributes, bitsOf, plain, styleOf, withSgr, type Style} from '../../text/sgr-style.js';
import {rememberText} from '../../util/remember-text.js';

const onBlankBits = bitsOf([4, 7, 9, 53]);

/** What can be seen of a style on a space: mostly its background alone. */
export function onBlank(style: Style): Style {
	const isSeen = (style.attributes & onBlankBits) > 0;
	const isBare = style.attributes === 0 && style.fore === '';
	return isSeen || isBare ? style : style.back === '' ? plain : styleOf(0, '', style.back);
}

/** What the sequences seen lately make of a plain cell: nearly all begin there. */
const fromPlain = rememberText((parameters: string) => withSgr(plain, parameters));

/** The style after one of our own SGR sequences. */
export function styleAfter(style: Style, parameters: string): Style {
	if (parameters === '' || parameters === '0') {
		return plain;
	}

	return style === plain ? fromPlain(parameters) : withSgr(style, parameters);
}

const changes = new WeakMap<Style, WeakMap<Style, string>>();

/** The shortest SGR sequence that leads from one style to another. */
export function changeStyle(from: Style, to: Style): string {
	if (from === to) {
		return '';
	}

	const change = changes.get(from)?.get(to) ?? shortestChange(from, to);
	changes.set(from, (changes.get(from) ?? new WeakMap<Style, string>()).set(to, change));
	return change;
}

function shortestChange(from: Style, to: Style): string {
	const step = sgr(stepCodes(from, to));
	const fresh = to === plain ? '\u001B[m' : sgr(['0', ...stepCodes(plain, to)]);
	return fresh.length < step.length ? fresh : step;
}

function sgr(codes: ReadonlyArray<string | number>): string {
	return `\u001B[${codes.join(';')}m`;
}

function stepCodes(from: Style, to: Style): ReadonlyArray<string | number> {
	const ended = new Set<number>();
	for (const {bit, end} of attributes) {
		if ((from.attributes & ~to.attributes & bit) > 0) {
			ended.add(end);
		}
	}

	const begun = attributes.filter(
		({bit, end}) => (to.attributes & bit) > 0 && ((from.attributes & bit) === 0 || ended.has(end)),
	);
	return [
		...ended,
		...begun.map(({begin}) => begin),
		...(from.fore === to.fore ? [] : [to.fore || 39]),
		...(from.back === to.back ? [] : [to.back || 49]),
	];
}
