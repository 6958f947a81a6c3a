import type {ColorLevel, Tone} from './line.js';

// The background is unknown, so every rich colour is readable on white and on near-black, and bars
// bring both colours. True-colour terminals get the same 256 colours: they are fixed, and shorter.

/** SGR parameters without colour, in the terminal's own 16 colours, and in the fixed 256 colours. */
type Look = {readonly plain: string; readonly basic: string; readonly rich: string};

const looks: Readonly<Record<Tone, Look>> = {
	plain: {plain: '', basic: '', rich: ''},
	dim: {plain: '2', basic: '2', rich: '38;5;244'},
	strong: {plain: '1', basic: '1', rich: '1'},
	good: {plain: '', basic: '32', rich: '38;5;65'},
	warn: {plain: '', basic: '33', rich: '38;5;136'},
	bad: {plain: '1', basic: '1;31', rich: '1;38;5;167'},
	accent: {plain: '', basic: '36', rich: '38;5;68'},
	title: {plain: '1', basic: '1', rich: '1'},
	key: {plain: '1', basic: '1;36', rich: '1;38;5;68'},
	series1: {plain: '', basic: '36', rich: '38;5;68'},
	series2: {plain: '', basic: '33', rich: '38;5;166'},
	series3: {plain: '', basic: '32', rich: '38;5;30'},
	series4: {plain: '', basic: '35', rich: '38;5;134'},
	series5: {plain: '', basic: '31', rich: '38;5;137'},
	series6: {plain: '', basic: '34', rich: '38;5;168'},
	match: {plain: '7', basic: '30;43', rich: '38;5;16;48;5;179'},
	selected: {plain: '7', basic: '7', rich: '38;5;255;48;5;24'},
	selectedOld: {plain: '2;7', basic: '2;7', rich: '38;5;252;48;5;239'},
};

/** The SGR parameters of a tone, `1;31`; empty for the terminal's own look. */
export function toneSgr(tone: Tone, level: ColorLevel): string {
	const look = looks[tone];
	return level === 0 ? look.plain : level === 1 ? look.basic : look.rich;
}
