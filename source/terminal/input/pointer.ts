/** What is done with the mouse that means something here. Places are counted from 0. */
export type Pointer = {
	readonly type: 'pointer';
	readonly kind: 'click' | 'wheelUp' | 'wheelDown';
	readonly row: number;
	readonly column: number;
};

/** By the button's number with no modifier: shift is the terminal's own, for selecting text. */
const kinds: Readonly<Record<string, Pointer['kind']>> = {0: 'click', 64: 'wheelUp', 65: 'wheelDown'};

/** A report of mode 1006 without its `ESC [`: `<0;83;25M`. Anything but a press of the left button or the wheel is none. */
export function readPointer(body: string, final: string): Pointer | undefined {
	const [, button = '', column, row] = /^<(\d{1,3});([1-9]\d{0,4});([1-9]\d{0,4})$/.exec(body) ?? [];
	const kind = final === 'M' ? kinds[button] : undefined;
	return kind && {type: 'pointer', kind, row: Number(row) - 1, column: Number(column) - 1};
}
