import xterm from '@xterm/headless';
import type {Size} from './render-at.js';

/** What a terminal shows of `frame`, cell by cell: text and look. */
export async function cellsOf(frame: string, {columns, rows}: Size): Promise<string[][]> {
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, convertEol: true});
	await new Promise<void>(resolve => {
		terminal.write(frame, resolve);
	});
	const cells = Array.from({length: rows}, (_, y) => {
		const line = terminal.buffer.active.getLine(y);
		return Array.from({length: columns}, (__, x) => {
			const cell = line?.getCell(x);
			return cell
				? [
						cell.getChars() || ' ',
						cell.getFgColor(),
						cell.getBgColor(),
						cell.isBold(),
						cell.isDim(),
						cell.isInverse(),
					].join(' ')
				: '';
		});
	});
	terminal.dispose();
	return cells;
}

export function plain(text: string): string {
	return text.replaceAll(/\u001B\[[\d;]*m/g, '');
}
