import {open, unlink, type FileHandle} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {formatCount} from '../lib/format.js';
import {safeText, t, type SafeText} from '../lib/safe-text.js';
import type {LogSave} from '../store/log-view.js';
import type {Feed, FeedContext} from './feed.js';
import {linesToSave} from './log-save-lines.js';

/** Progress is told no more often than this. */
const tellEveryMs = 200;

/** Writes a log to a file, for the user alone, never over another. Who asks no longer has cancelled it. */
export const logSave: Feed = {
	name: 'logSave',
	wants({view}) {
		const {save} = view.logView;
		return save ? [String(save.id)] : [];
	},
	async run(_key, context, signal) {
		const {save} = context.getState().view.logView;
		if (save) {
			const {tone, text} = await saveFile(save, context, signal);
			context.dispatch({type: 'logView/saveEnded', id: save.id});
			context.dispatch({type: 'notes/added', note: {atMs: Date.now(), tone, text}});
		}
	},
};

type Ending = {readonly tone: 'good' | 'warn' | 'bad'; readonly text: SafeText};

async function saveFile(save: LogSave, context: FeedContext, signal: AbortSignal): Promise<Ending> {
	const path = save.path.startsWith('~/') ? join(homedir(), save.path.slice(2)) : save.path;
	const name = safeText(path);
	let file: FileHandle;
	try {
		file = await open(path, 'wx', 0o600);
	} catch (error) {
		const isThere = (error as {readonly code?: unknown}).code === 'EEXIST';
		return {
			tone: 'bad',
			text: isThere ? t`not saved: ${name} exists already` : t`not saved: ${wordsOf(error)}`,
		};
	}

	try {
		const lines = await writeLines(file, save, context, signal);
		await file.close();
		if (!signal.aborted) {
			return {
				tone: 'good',
				text: t`saved ${formatCount(lines)} lines to ${name} (readable by you alone, control sequences removed)`,
			};
		}
	} catch (error) {
		await file.close().catch(() => undefined);
		await unlink(path).catch(() => undefined);
		return {tone: 'bad', text: t`not saved: ${wordsOf(error)}`};
	}

	await unlink(path);
	return {tone: 'warn', text: t`saving cancelled: ${name} was removed`};
}

async function writeLines(
	file: FileHandle,
	{id, what}: LogSave,
	context: FeedContext,
	signal: AbortSignal,
): Promise<number> {
	let count = 0;
	let toldAtMs = performance.now();
	for await (const lines of linesToSave(what, context, signal)) {
		if (signal.aborted) {
			break;
		}

		await file.write(lines.map(line => `${line}\n`).join(''));
		count += lines.length;
		if (performance.now() - toldAtMs > tellEveryMs) {
			toldAtMs = performance.now();
			context.dispatch({type: 'logView/saveProgressed', id, lines: count});
		}
	}

	return count;
}

function wordsOf(error: unknown): SafeText {
	return safeText(error instanceof Error ? error.message : String(error), 300);
}
