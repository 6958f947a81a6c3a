const named: Readonly<Record<string, string>> = {
	up: '\u001B[A',
	down: '\u001B[B',
	right: '\u001B[C',
	left: '\u001B[D',
	home: '\u001B[H',
	end: '\u001B[F',
	pageUp: '\u001B[5~',
	pageDown: '\u001B[6~',
	delete: '\u001B[3~',
	'shift+tab': '\u001B[Z',
	tab: '\t',
	enter: '\r',
	esc: '\u001B',
	backspace: '\u007F',
	space: ' ',
};

/** What a terminal sends for a key, named as the keymap names it: `j`, `down`, `ctrl+d`. */
export function keyBytes(key: string): string {
	const control = /^ctrl\+([a-z])$/.exec(key)?.[1];
	return control === undefined ? (named[key] ?? key) : String.fromCodePoint(control.charCodeAt(0) - 0x60);
}
