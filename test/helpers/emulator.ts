import xterm from '@xterm/headless';
import stringWidth from 'string-width';

/** One cell as a user sees it. `width` is 2 for the first half of a wide character, 0 for its second half. */
export type Cell = {
	readonly text: string;
	readonly width: number;
	/** `#rrggbb`, a palette index, or undefined for the terminal's own. */
	readonly color?: string | number;
	readonly background?: string | number;
	readonly isBold: boolean;
	readonly isDim: boolean;
	readonly isItalic: boolean;
	readonly isUnderlined: boolean;
	readonly isInverse: boolean;
};

/** What a program can leave switched on. */
export type Modes = {
	readonly isAlternateScreen: boolean;
	readonly isCursorVisible: boolean;
	readonly isBracketedPaste: boolean;
	readonly isMouseTracked: boolean;
	readonly isFocusReported: boolean;
	readonly isWrapping: boolean;
	readonly isInserting: boolean;
	/** Rows are counted from the upper margin. */
	readonly isOriginMoved: boolean;
	readonly areKeysOfApplication: boolean;
	readonly title: string;
};

export type Emulator = {
	/** Resolves when the bytes are on the screen. */
	readonly write: (bytes: string) => Promise<void>;
	readonly resize: (columns: number, rows: number) => void;
	/** The rows of the screen, trimmed at the right. */
	readonly lines: () => readonly string[];
	readonly cells: (row: number) => readonly Cell[];
	readonly cursor: () => {readonly column: number; readonly row: number};
	readonly modes: () => Modes;
	readonly size: () => {readonly columns: number; readonly rows: number};
	/** What the terminal answers to a program's questions. */
	readonly onReply: (listener: (bytes: string) => void) => void;
	readonly dispose: () => void;
};

/** `background`: what it answers when it is asked for it, as `rgb:ffff/ffff/ffff`. */
export function createEmulator(columns: number, rows: number, background?: string): Emulator {
	const terminal = new xterm.Terminal({
		cols: columns,
		rows,
		allowProposedApi: true,
		scrollback: 1000,
		windowOptions: {pushTitle: true, popTitle: true},
	});
	measureAsTerminalsDo(terminal);
	const watched = watch(terminal);
	const row = (index: number) => terminal.buffer.active.getLine(terminal.buffer.active.baseY + index);
	return {
		write: async bytes => new Promise(resolve => terminal.write(bytes, resolve)),
		resize: (width, height) => terminal.resize(width, height),
		lines: () => Array.from({length: terminal.rows}, (_, index) => row(index)?.translateToString(true) ?? ''),
		cells: index => toCells(row(index), terminal.cols),
		cursor: () => ({column: terminal.buffer.active.cursorX, row: terminal.buffer.active.cursorY}),
		modes: () => ({
			isAlternateScreen: terminal.buffer.active.type === 'alternate',
			isBracketedPaste: terminal.modes.bracketedPasteMode,
			isMouseTracked: terminal.modes.mouseTrackingMode !== 'none',
			isFocusReported: terminal.modes.sendFocusMode,
			isWrapping: terminal.modes.wraparoundMode,
			isInserting: terminal.modes.insertMode,
			isOriginMoved: terminal.modes.originMode,
			areKeysOfApplication: terminal.modes.applicationCursorKeysMode || terminal.modes.applicationKeypadMode,
			...watched,
		}),
		size: () => ({columns: terminal.cols, rows: terminal.rows}),
		onReply(listener) {
			terminal.onData(listener);
			terminal.parser.registerOscHandler(11, asked => {
				if (asked === '?' && background !== undefined) {
					listener(`\u001B]11;${background}\u001B\\`);
				}

				return true;
			});
		},
		dispose: () => terminal.dispose(),
	};
}

/** xterm's own table knows no emoji; terminals of today give them two cells. */
function measureAsTerminalsDo(terminal: xterm.Terminal): void {
	const wcwidth = (codePoint: number) =>
		Math.min(2, stringWidth(String.fromCodePoint(codePoint))) as 0 | 1 | 2;
	terminal.unicode.register({
		version: 'today',
		wcwidth,
		charProperties(codePoint, preceding) {
			const own = wcwidth(codePoint);
			const before = (preceding >> 1) & 3;
			const isJoined = own === 0 && before > 0;
			return ((isJoined ? before : own) << 1) | Number(isJoined);
		},
	});
	terminal.unicode.activeVersion = 'today';
}

/** Cursor visibility and title, which xterm keeps to itself. */
function watch(terminal: xterm.Terminal): {isCursorVisible: boolean; title: string} {
	const watched = {isCursorVisible: true, title: ''};
	for (const final of ['h', 'l']) {
		terminal.parser.registerCsiHandler({prefix: '?', final}, parameters => {
			watched.isCursorVisible = parameters.includes(25) ? final === 'h' : watched.isCursorVisible;
			return false;
		});
	}

	terminal.onTitleChange(title => {
		watched.title = title;
	});
	return watched;
}

function toCells(line: xterm.IBufferLine | undefined, columns: number): readonly Cell[] {
	return Array.from({length: columns}, (_, column) => {
		const cell = line?.getCell(column);
		return {
			text: cell?.getChars() ?? '',
			width: cell?.getWidth() ?? 1,
			color: cell && colorOf(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
			background: cell && colorOf(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
			isBold: Boolean(cell?.isBold()),
			isDim: Boolean(cell?.isDim()),
			isItalic: Boolean(cell?.isItalic()),
			isUnderlined: Boolean(cell?.isUnderline()),
			isInverse: Boolean(cell?.isInverse()),
		};
	});
}

function colorOf(isDefault: boolean, isRgb: boolean, value: number): string | number | undefined {
	if (isDefault) {
		return undefined;
	}

	return isRgb ? `#${value.toString(16).padStart(6, '0')}` : value;
}
