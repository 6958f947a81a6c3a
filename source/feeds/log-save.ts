import {existsSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {errorWords} from '../text/error-words.js';
import {counted, formatCount} from '../text/format.js';
import {mostLineBytes} from '../logs/log-pack.js';
import {writeNewFile, type Write} from '../util/new-file.js';
import {noText, safe, safeText, type SafeText} from '../text/safe-text.js';
import type {LogSave} from '../store/fleet/saves-slice.js';
import type {Feed, FeedContext} from './feed.js';
import {partsToSave} from './log-save-lines.js';
import {noteNow} from '../store/fleet/notes-slice.js';

/** Progress is told no more often than this. */
const tellEveryMs = 200;

/** Writes a log to a file, for the user alone, never over another. Who asks no longer has cancelled it. */
export const logSave: Feed<LogSave> = {
	name: 'logSave',
	wants({
		fleet: {
			saves: {save},
		},
	}) {
		return save ? [save] : [];
	},
	keyOf: ({id}) => String(id),
	async run(save, context, signal) {
		const ending = await saveFile(save, context, signal);
		context.dispatch({type: 'saves/ended', id: save.id});
		context.dispatch(noteNow(ending));
	},
};

type Ending = {readonly tone: 'good' | 'warn' | 'bad'; readonly text: SafeText};

async function saveFile(save: LogSave, context: FeedContext, signal: AbortSignal): Promise<Ending> {
	const path = save.path.startsWith('~/') ? join(homedir(), save.path.slice(2)) : save.path;
	const name = safeText(path);
	try {
		let sum: Sum = {lines: 0, cut: 0};
		await writeNewFile(path, signal, async write => {
			sum = await writeParts(write, save, context, signal);
		});
		return {
			tone: 'good',
			text: safe`saved ${counted(sum.lines, 'line')} to ${name} (readable by you alone, control sequences removed)${cutWords(sum)}`,
		};
	} catch (error) {
		if (signal.aborted && !existsSync(path)) {
			return {tone: 'warn', text: safe`saving cancelled: ${name} was removed`};
		}

		const isThere = (error as {readonly code?: unknown}).code === 'EEXIST';
		return {
			tone: 'bad',
			text: isThere ? safe`not saved: ${name} exists already` : safe`not saved: ${errorWords(error, 300)}`,
		};
	}
}

type Sum = {readonly lines: number; readonly cut: number};

async function writeParts(
	write: Write,
	{id, what}: LogSave,
	context: FeedContext,
	signal: AbortSignal,
): Promise<Sum> {
	let sum: Sum = {lines: 0, cut: 0};
	let toldAtMs = performance.now();
	for await (const {text, lines, cut} of partsToSave(what, context, signal)) {
		await write(text);
		sum = {lines: sum.lines + lines, cut: sum.cut + cut};
		if (performance.now() - toldAtMs > tellEveryMs) {
			toldAtMs = performance.now();
			context.dispatch({type: 'saves/progressed', id, lines: sum.lines});
		}
	}

	return sum;
}

function cutWords({cut}: Sum): SafeText {
	return cut === 0
		? noText
		: safe`; ${formatCount(cut)} longer than ${mostLineBytes / 1024} KiB are cut: save all lines that the engine has to get them whole`;
}
