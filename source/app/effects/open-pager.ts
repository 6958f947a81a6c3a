import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {basename} from 'node:path';
import process from 'node:process';
import type {Writable} from 'node:stream';
import {partsToSave} from '../../feeds/log-save-lines.js';
import {briefError} from '../../text/brief-error.js';
import {safe, safeText} from '../../text/safe-text.js';
import type {Session} from '../session.js';
import type {Terminal} from '../../terminal/terminal.js';
import {noteNow} from '../../store/fleet/notes-slice.js';

/** The lines kept, or those that the filter lets pass, in the user's pager: as they would be saved, no control in them. */
export async function openPager({engine, store, signal}: Session, terminal: Terminal): Promise<void> {
	const [program = 'less', ...args] = (process.env['PAGER'] ?? '').split(/\s+/).filter(Boolean);
	const isFiltered = store.getState().view.logView.filter.trim() !== '';
	const parts = partsToSave(isFiltered ? 'filtered' : 'kept', {...store, engine}, signal);
	try {
		await terminal.handOver(async () => {
			// The newest lines are what is looked for; less alone is known to understand how to begin there.
			const start = basename(program) === 'less' ? ['+G'] : [];
			const child = spawn(program, [...args, ...start], {stdio: ['pipe', 'inherit', 'inherit'], signal});
			const closed = once(child, 'close');
			await Promise.all([closed, fill(child.stdin, parts)]);
		});
	} catch (error) {
		const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
		const why = isMissing ? safe`there is no such program` : briefError(safeText(String(error)));
		const text = safe`pager ${safeText(program)}: ${why}`;
		store.dispatch(noteNow({tone: 'bad', text}));
	}
}

/** Who leaves the pager has read enough. */
async function fill(input: Writable, parts: AsyncIterable<{readonly text: string}>): Promise<void> {
	const closed = once(input, 'close');
	input.on('error', () => {});
	for await (const {text} of parts) {
		if (!input.writable) {
			return;
		}

		if (!input.write(text)) {
			await Promise.race([once(input, 'drain'), closed]);
		}
	}

	input.end();
}
