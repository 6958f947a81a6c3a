import {fitColor, isAlike, shadeOf, type Color} from './fit-color.js';
import {isPlain} from './graphemes.js';
import {keepApart} from './separate-characters.js';
import type {ColorLevel, Span, Tone} from './line.js';
import type {SafeText} from './safe-text.js';
import {attributes, bitsOf, plain, withSgr, type Style} from './sgr-style.js';

// What a container may do to the look of its own log lines: colours, bold, faint, italic, underline,
// inverse, strike. Not hide text (conceal, a colour on itself), and not blink.

const allowed = bitsOf([1, 2, 3, 4, 7, 9]);
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
	let style = plain;
	for (let index = 0; index < rest.length; index += 2) {
		style = withSgr(style, rest[index] ?? '');
		add(rest[index + 1] ?? '', allowedSgr(style, 3));
	}

	return spans;
}

/** The SGR parameters that are allowed of `sgr`, in colours that a terminal of this level knows. */
export function fitSgr(sgr: string, level: ColorLevel): string {
	return allowedSgr(withSgr(plain, sgr), level);
}

function allowedSgr({attributes: bits, fore, back}: Style, level: ColorLevel): string {
	const begins = attributes.flatMap(({begin, bit}) => ((bits & allowed & bit) > 0 ? [begin] : []));
	const colors = visible({fore: fitted(fore, 0, level), back: fitted(back, 10, level)});
	return [...begins, ...(colors.fore ?? []), ...(colors.back ? onBack(colors.back) : [])].join(';');
}

/** A colour of a style as one of the foreground. */
function fitted(color: string, above: number, level: ColorLevel): Color | undefined {
	if (color === '') {
		return undefined;
	}

	const [kind = 0, ...rest] = color.split(';').map(Number);
	return fitColor([kind - above, ...rest], level);
}

type Colors = {readonly fore?: Color; readonly back?: Color};

const black: Color = [30];
const white: Color = [37];

/**
 * No text in a colour that is its ground's, in whatever notation. What ground the terminal has isn't known: black or
 * white alone could be that of its ground, so the one needs the other.
 */
function visible({fore, back}: Colors): Colors {
	if (fore && back) {
		return isAlike(fore, back) ? {} : {fore, back};
	}

	if (fore) {
		return shadeOf(fore) === 'middle' ? {fore} : {};
	}

	const shade = back && shadeOf(back);
	return {fore: shade === 'light' ? black : shade === 'dark' ? white : undefined, back};
}

function onBack([kind = 0, ...rest]: Color): Color {
	return [kind + 10, ...rest];
}
