// What SGR sequences (ESC [ … m) make of a style: for what logs bring along, and for what is on the screen.

/** Equal styles are the same object, but for those that were forgotten in between. */
export type Style = {
	/** Bits, in the order of `attributes`. */
	readonly attributes: number;
	/** SGR parameters of the colours, `31` or `48;5;24`; empty: the terminal's own. */
	readonly fore: string;
	readonly back: string;
};

/** SGR codes that begin and end each attribute. */
export const attributes = [
	[1, 22],
	[2, 22],
	[3, 23],
	[4, 24],
	[5, 25],
	[7, 27],
	[8, 28],
	[9, 29],
	[53, 55],
].map(([begin = 0, end = 0], place) => ({begin, end, bit: 1 << place}));

export function bitsOf(begins: readonly number[]): number {
	return attributes.reduce((bits, {begin, bit}) => (begins.includes(begin) ? bits | bit : bits), 0);
}

const mostStyles = 4096;
const known = new Map<string, Style>();

/** The one object for this look. Forgetting old ones costs bytes, not correctness: another object is repainted. */
export function styleOf(bits: number, fore: string, back: string): Style {
	const key = `${bits} ${fore} ${back}`;
	let style = known.get(key);
	if (style === undefined) {
		if (known.size >= mostStyles) {
			known.clear();
			known.set('0  ', plain);
		}

		style = {attributes: bits, fore, back};
		known.set(key, style);
	}

	return style;
}

export const plain = styleOf(0, '', '');

/** The style after the SGR sequence with these parameters; unknown ones and broken colours are passed over. */
export function withSgr(style: Style, parameters: string): Style {
	const codes = withoutColons(parameters).split(';').map(Number);
	let {attributes: bits, fore, back} = style;
	for (let index = 0; index < codes.length; index++) {
		const code = codes[index] ?? 0;
		if (code === 0) {
			[bits, fore, back] = [0, '', ''];
		} else if (code === 38 || code === 48 || code === 58) {
			const length = codes[index + 1] === 2 ? 5 : 3;
			const color = colorOf(codes.slice(index, index + length), length);
			[fore, back] = [code === 38 ? (color ?? fore) : fore, code === 48 ? (color ?? back) : back];
			index += length - 1;
		} else if (isBasic(code) || code === 39) {
			fore = code === 39 ? '' : String(code);
		} else if (isBasic(code - 10) || code === 49) {
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
		.replace(/(?<=^|;)4:(\d)/g, (_, kind) => (kind === '0' ? '24' : '4'))
		.replace(/(?<=^|;)([345]8:2):\d*:(\d+:\d+:\d+)/g, '$1:$2')
		.replaceAll(':', ';');
}

/** A colour in the cube or in full; undefined where it is broken. */
function colorOf(codes: readonly number[], length: number): string | undefined {
	const isKnown = codes[1] === 2 || codes[1] === 5;
	return isKnown && codes.length === length && codes.every(code => code <= 255) ? codes.join(';') : undefined;
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

function isBasic(code: number): boolean {
	return (code >= 30 && code <= 37) || (code >= 90 && code <= 97);
}
