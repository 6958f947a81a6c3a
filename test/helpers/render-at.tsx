import {EventEmitter} from 'node:events';
import {render} from 'ink';
import type {ReactNode} from 'react';
import {StoreContext} from '../../source/panes/chrome/store-context.js';
import type {Store} from '../../source/store/open-store.js';

export type Size = {readonly columns: number; readonly rows: number};

/** ink-testing-library's terminal has one size; this one has any. Keeps every frame, with its colours. */
export function renderAt(node: ReactNode, store: Store, {columns, rows}: Size) {
	const frames: string[] = [];
	const stdout = Object.assign(new EventEmitter(), {
		columns,
		rows,
		write: (frame: string) => frames.push(frame),
	});
	const {unmount} = render(<StoreContext value={store}>{node}</StoreContext>, {
		stdout: stdout as unknown as NodeJS.WriteStream,
		debug: true,
		exitOnCtrlC: false,
		patchConsole: false,
	});
	return {frames, lastFrame: () => frames.at(-1) ?? '', unmount};
}
