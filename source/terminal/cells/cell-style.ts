/** How a cell looks. Equal styles are the same object. */
export type Style = {
	readonly attributes: number;
	/** SGR parameters of the colours, `31` or `48;5;24`; empty: the terminal's own. */
	readonly fore: string;
	readonly back: string;
};

/** SGR codes that begin and end an attribute, in the order of their bits. */
const attributes = [
	{begin: 1, end: 22, showsOnBlank: false},
	{begin: 2, end: 22, showsOnBlank: false},
	{begin: 3, end: 23, showsOnBlank: false},
	{begin: 4, end: 24, showsOnBlank: true},
	{begin: 5, end: 25, showsOnBlank: false},
	{begin: 7, end: 27, showsOnBlank: true},
	{begin: 8, end: 28, showsOnBlank: false},
	{begin: 9, end: 29, showsOnBlank: true},
	{begin: 53, end: 55, showsOnBlank: true},
].map((attribute, place) => ({...attribute, bit: 1 << place}));

const onBlankBits = attributes.reduce((bits, {bit, showsOnBlank}) => (showsOnBlank ? bits | bit : bits), 0);

const mostStyles = 4096;
const known = new Map<string, Style>();

/** The one object for this look. Forgetting old ones costs bytes, not correctness: another object is repainted. */
function styleOf(bits: number, fore: string, back: string): Style {
	const key = `${bits} ${fore} ${back}`;
	let style = known.get(key);
	if (style === undefined) {
		if (known.size >= mostStyles) {
			known.clear();
			known.set(`0  `, plain);
		}

		style = {attributes: bits, fore, back};
		known.set(key, style);
	}

	return style;
}

export const plain = styleOf(0, '', '');

/** What can be seen of a style on a space: mostly its background alone. */
export function onBlank(style: Style): Style {
	const isSeen = (style.attributes & onBlankBits) > 0;
	const isBare = style.attributes === 0 && style.fore === '';
	return isSeen || isBare ? style : style.back === '' ? plain : styleOf(0, '', style.back);
}

/** What the sequences seen lately make of a plain cell: nearly all begin there. */
const fromPlain = new Map<string, Style>();

/** The style after the SGR sequence with these parameters; unknown ones are passed over. */
export function withSgr(style: Style, parameters: string): Style {
	if (parameters === '' || parameters === '0') {
		return plain;
	}

	if (style !== plain) {
		return changedBy(style, parameters);
	}

	const next = fromPlain.get(parameters) ?? changedBy(plain, parameters);
	if (fromPlain.size >= mostStyles) {
		fromPlain.clear();
	}

	fromPlain.set(parameters, next);
	return next;
}

function changedBy(style: Style, parameters: string): Style {
	const codes = withoutColons(parameters).split(';').map(Number);
	let {attributes: bits, fore, back} = style;
	for (let index = 0; index < codes.length; index++) {
		const code = codes[index] ?? 0;
		if (code === 0) {
			[bits, fore, back] = [0, '', ''];
		} else if (code === 38 || code === 48 || code === 58) {
			const length = codes[index + 1] === 2 ? 5 : 3;
			const color = codes.slice(index, index + length).join(';');
			[fore, back] = [code === 38 ? color : fore, code === 48 ? color : back];
			index += length - 1;
		} else if (isForeground(code) || code === 39) {
			fore = code === 39 ? '' : String(code);
		} else if (isForeground(code - 10) || code === 49) {
			back = code === 49 ? '' : String(code);
		} else {
			bits = withAttribute(bits, code);
		}
	}

	return styleOf(bits, fore, back);
}

/** Colon forms (`4:3` curly underline, `38:2::r:g:b`) in the older semicolon form. */
function withoutColons(parameters: string): string {
	return parameters
		.replace(/\b4:(\d)/g, (_, kind) => (kind === '0' ? '24' : '4'))
		.replace(/\b([345]8:2):\d*:(\d+:\d+:\d+)/g, '$1:$2')
		.replaceAll(':', ';');
}

function withAttribute(bits: number, code: number): number {
	let next = bits;
	for (const {begin, end, bit} of attributes) {
		if (begin === code) {
			next |= bit;
		} else if (end === code) {
			next &= ~bit;
		}
	}

	return next;
}

function isForeground(code: number): boolean {
	return (code >= 30 && code <= 37) || (code >= 90 && code <= 97);
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
