import type {Cell} from '../../test/helpers/emulator.js';

export type PictureTheme = {readonly background: string; readonly text: string; readonly frame: string};

export const theme: PictureTheme = {background: '#10141b', text: '#d5d9e0', frame: '#2a313c'};
export const lightTheme: PictureTheme = {background: '#ffffff', text: '#24292f', frame: '#d0d7de'};

/** As a terminal of that theme says it. */
export function spoken({background}: PictureTheme): string {
	return background.replace(/#(..)(..)(..)/, 'rgb:$1/$2/$3');
}

const sixteen =
	'#3b4252 #e0656f #8cc570 #e3b65b #6aa5e8 #bd8ae0 #57b8c4 #c9ced8 #6b7484 #f28891 #a9dc8e #f2cc7d #8fbef5 #d3a8f0 #7dd3dd #f2f4f8'.split(
		' ',
	);
const cubeSteps = [0, 95, 135, 175, 215, 255] as const;

/** A terminal colour as `#rrggbb`: the sixteen are the theme's, the rest are fixed by xterm. */
export function hexOf(color: Cell['color'], otherwise: string): string {
	if (typeof color !== 'number') {
		return color ?? otherwise;
	}

	if (color < 16) {
		return sixteen[color] ?? otherwise;
	}

	if (color >= 232) {
		return toHex([8 + (color - 232) * 10, 8 + (color - 232) * 10, 8 + (color - 232) * 10]);
	}

	const index = color - 16;
	return toHex(
		[Math.floor(index / 36), Math.floor(index / 6) % 6, index % 6].map(step => cubeSteps[step] ?? 0),
	);
}

function toHex(channels: readonly number[]): string {
	return `#${channels.map(channel => channel.toString(16).padStart(2, '0')).join('')}`;
}
