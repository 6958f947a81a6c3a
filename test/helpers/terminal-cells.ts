import xterm from '@xterm/headless';

/** How a terminal counts cells: xterm's own old table, everything beyond ASCII, lines and blocks narrow, or wide. */
export type Opinion = 'xterm' | 'narrow' | 'wide';

export type TerminalCells = {
	readonly write: (bytes: string) => Promise<void>;
	readonly resize: (columns: number, rows: number) => void;
	/** Each cell as one string: what it shows and how. */
	readonly cells: () => ReadonlyArray<readonly string[]>;
	readonly text: () => readonly string[];
};

export function openTerminalCells(columns: number, rows: number, opinion: Opinion = 'xterm'): TerminalCells {
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	if (opinion !== 'xterm') {
		hold(terminal, opinion === 'wide' ? 2 : 1);
	}

	terminal.write('\u001B[?1049h');
	const lines = () => Array.from({length: terminal.rows}, (_, y) => terminal.buffer.active.getLine(y));
	return {
		write: async bytes => new Promise(resolve => terminal.write(bytes, resolve)),
		resize: (width, height) => terminal.resize(width, height),
		cells: () =>
			lines().map(line => Array.from({length: terminal.cols}, (_, x) => describeCell(line?.getCell(x)))),
		text: () => lines().map(line => (line?.translateToString(true) ?? '').trimEnd()),
	};
}

function hold(terminal: xterm.Terminal, width: 1 | 2): void {
	const wcwidth = (codePoint: number) =>
		codePoint < 0x80 || (codePoint >= 0x2500 && codePoint <= 0x259f) ? 1 : width;
	terminal.unicode.register({
		version: 'opinion',
		wcwidth,
		charProperties: codePoint => wcwidth(codePoint) << 1,
	});
	terminal.unicode.activeVersion = 'opinion';
}

/** Of a blank cell only what can be seen: its background, and lines or inversion. */
export function describeCell(cell: xterm.IBufferCell | undefined): string {
	if (cell === undefined) {
		return 'no cell';
	}

	const text = cell.getChars();
	const back = `${cell.getBgColorMode()}/${cell.getBgColor()}`;
	const lines = [cell.isUnderline(), cell.isInverse(), cell.isStrikethrough(), cell.isOverline()].map(
		Boolean,
	);
	if ((text === '' || text === ' ') && cell.getWidth() === 1 && !lines.includes(true)) {
		return `blank on ${back}`;
	}

	const fore = `${cell.getFgColorMode()}/${cell.getFgColor()}`;
	const rest = [cell.isBold(), cell.isDim(), cell.isItalic(), cell.isBlink(), cell.isInvisible()].map(
		Boolean,
	);
	return JSON.stringify([
		text === '' ? ' ' : text,
		cell.getWidth(),
		fore,
		back,
		...lines.map(Number),
		...rest.map(Number),
	]);
}
