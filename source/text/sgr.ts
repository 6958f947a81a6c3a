import {fitColor, isAlike, shadeOf, type Color} from './fit-color.js';
import {isPlain} from './graphemes.js';
import {keepApart} from './separate-characters.js';
import type {ColorLevel, Span, Tone} from './line.js';
import type {SafeText} from './safe-text.js';

// What a container may do to the look of its own log lines: colours, bold, faint, italic, underline,
// inverse, strike. Not hide text (conceal, a colour on itself), and not blink.

type Look = {readonly attributes: readonly number[]; readonly fore?: Color; readonly back?: Color};

const noLook: Look = {attributes: []};
const sequence = /\u001B\[([\d;:]*)m/;

/** Splits text that may hold SGR sequences (ESC [ … m) at them. What is not coloured takes `tone`. */
export function parseSgr(text: SafeText, tone?: Tone): readonly Span[] {
	const [first = '', ...rest] = text.split(sequence);
	const spans: Span[] = [];
	const add = (part: string, sgr: string) => {
		if (part !== '') {
			const apart = isPlain(part) ? part : keepApart(part.replaceAll('\u001B', ''));
			spans.push({text: apart as SafeText, tone, sgr: sgr === '' ? undefined : sgr});
		}
	};

	add(first, '');
	let look = noLook;
	for (let index = 0; index < rest.length; index += 2) {
		look = withSgr(look, rest[index] ?? '');
		add(rest[index + 1] ?? '', lookSgr(look));
	}

	return spans;
}

/** The SGR parameters that are allowed of `sgr`, in colours that a terminal of this level knows. */
export function fitSgr(sgr: string, level: ColorLevel): string {
	const {attributes, fore, back} = withSgr(noLook, sgr);
	return lookSgr({
		attributes,
		fore: fore && fitColor(fore, level),
		back: back && fitColor(back, level),
	});
}

function lookSgr(look: Look): string {
	const {attributes, fore, back} = visible(look);
	return [...attributes, ...(fore ?? []), ...(back ? onBack(back) : [])].join(';');
}

const black: Color = [30];
const white: Color = [37];

/**
 * No text in a colour that is its ground's, in whatever notation. What ground the terminal has isn't known: black or
 * white alone could be that of its ground, so the one needs the other.
 */
function visible({attributes, fore, back}: Look): Look {
	if (fore && back) {
		return isAlike(fore, back) ? {attributes} : {attributes, fore, back};
	}

	if (fore) {
		return shadeOf(fore) === 'middle' ? {attributes, fore} : {attributes};
	}

	const shade = back && shadeOf(back);
	const ink = shade === 'light' ? black : shade === 'dark' ? white : undefined;
	return {attributes, fore: ink, back};
}

function onBack([kind = 0, ...rest]: Color): Color {
	return [kind + 10, ...rest];
}

/** Attribute → what ends it. */
const endOf: Readonly<Record<number, number>> = {1: 22, 2: 22, 3: 23, 4: 24, 7: 27, 9: 29};

/** Colon forms (`4:3` curly underline, `38:2::r:g:b`) in the older semicolon form. */
function withoutColons(parameters: string): string {
	return parameters
		.replace(/\b4:(\d)/g, (_, style) => (style === '0' ? '24' : '4'))
		.replace(/\b([34]8:2):\d*:(\d+:\d+:\d+)/g, '$1:$2')
		.replaceAll(':', ';');
}

function withSgr(look: Look, parameters: string): Look {
	const codes = withoutColons(parameters).split(';').map(Number);
	let {attributes, fore, back} = look;
	for (let index = 0; index < codes.length; index++) {
		const code = codes[index] ?? 0;
		if (code === 0) {
			({attributes, fore, back} = noLook);
		} else if (code === 38 || code === 48 || code === 58) {
			const {color, length} = takeColor(codes.slice(index + 1, index + 5));
			fore = code === 38 ? (color ?? fore) : fore;
			back = code === 48 ? (color ?? back) : back;
			index += length;
		} else if (code in endOf) {
			attributes = attributes.includes(code) ? attributes : [...attributes, code];
		} else if (code >= 22 && code <= 29) {
			attributes = attributes.filter(attribute => endOf[attribute] !== code);
		} else if (isBasic(code)) {
			fore = [code];
		} else if (isBasic(code - 10)) {
			back = [code - 10];
		} else if (code === 39 || code === 49) {
			[fore, back] = code === 39 ? [undefined, back] : [fore, undefined];
		}
	}

	return {attributes, fore, back};
}

/** A colour from the codes after 38 (fore), 48 (back) or 58 (underline); undefined where it is broken. */
function takeColor(operands: readonly number[]): {readonly color?: Color; readonly length: number} {
	const length = operands[0] === 2 ? 4 : 2;
	const isWhole =
		operands.length >= length && operands.every((value, place) => place >= length || value <= 255);
	const isKnown = operands[0] === 2 || operands[0] === 5;
	return {color: isWhole && isKnown ? [38, ...operands.slice(0, length)] : undefined, length};
}

function isBasic(code: number): boolean {
	return (code >= 30 && code <= 37) || (code >= 90 && code <= 97);
}
