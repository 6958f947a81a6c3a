import type {SafeText} from './safe-text.js';

// What a pane shows is data: lines of spans with a tone. Colour is decided last, in `to-ansi.ts`.

/** What a piece of text means. The theme gives each tone its colour. */
export type Tone =
	| 'plain'
	| 'dim'
	| 'strong'
	| 'good'
	| 'warn'
	| 'bad'
	| 'accent'
	| 'title'
	| 'key'
	| 'series1'
	| 'series2'
	| 'series3'
	| 'series4'
	| 'series5'
	| 'series6'
	| 'match'
	| 'selected'
	/** What is bad or a warning of it. */
	| 'selectedBad'
	| 'selectedWarn'
	/** The same of what is out of date. */
	| 'selectedOld';

/** `sgr` holds SGR parameters that a container chose (digits and semicolons only), e.g. `1;31`; it wins over the tone. */
export type Span = {readonly text: SafeText; readonly tone?: Tone; readonly sgr?: string};

export type Line = readonly Span[];

export type ColorLevel = 0 | 1 | 2 | 3;

export function span(text: SafeText, tone?: Tone): Span {
	return tone === undefined ? {text} : {text, tone};
}

export function lineText(line: Line): string {
	return line.map(({text}) => text).join('');
}

export function toned(line: Line, tone: Tone): Line {
	return line.map(one => ({...one, tone}));
}
