import {setImmediate as nextTurn} from 'node:timers/promises';
import type {ContainerId} from '../engine/types.js';
import {readBlockLine, type KeptLine, type LogBlock} from '../lib/log-block.js';
import {copyBlocks} from '../lib/log-buffer.js';
import {unpack, type LogLine} from '../lib/log-decode.js';
import {plainText} from '../lib/log-text.js';
import {selectLogSet} from '../selectors/log-set.js';
import {selectShownLogs} from '../selectors/log-shown.js';
import type {LogSave} from '../store/log-view.js';
import type {FeedContext} from './feed.js';

const linesAtOnce = 1000;

/** What goes into the file, some lines at a time: `stamp text`, with the container's name between where there are several. */
export async function* linesToSave(
	what: LogSave['what'],
	context: FeedContext,
	signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
	if (what === 'engine') {
		yield* allOfEngine(context, signal);
	} else {
		yield* kept(what, context);
	}
}

/** As they are now: lines that come or go meanwhile change nothing. */
async function* kept(what: 'kept' | 'filtered', {getState}: FeedContext): AsyncGenerator<readonly string[]> {
	const state = getState();
	const {buffer, sources, set} = state.fleet.logs;
	const names = new Map([...sources.values()].map(({index, name}) => [index, name] as const));
	const isAlone = set.startsWith('cursor:');
	for (const block of copyBlocks(what === 'filtered' ? selectShownLogs(state).buffer : buffer)) {
		yield blockLines(block).map(line => lineOf(line, isAlone ? undefined : names.get(line.source)));
		await nextTurn();
	}
}

function blockLines(block: LogBlock): readonly KeptLine[] {
	const {from, count} = block;
	return Array.from({length: count - from}, (_, index) => readBlockLine(block, from + index));
}

function lineOf({stamp, text}: LogLine, name?: string): string {
	return [stamp, ...(name === undefined ? [] : [name]), plainText(text)].join(' ');
}

/** Every line that the engine has of the set, merged by its stamps. */
async function* allOfEngine(context: FeedContext, signal: AbortSignal): AsyncGenerator<readonly string[]> {
	const {containers} = selectLogSet(context.getState());
	const isAlone = containers.length === 1;
	const readers = containers.map(({id, name}) =>
		linesOfEngine(id, isAlone ? undefined : name, context, signal),
	);
	let lines: string[] = [];
	for await (const line of mergeLines(readers)) {
		lines.push(line);
		if (lines.length === linesAtOnce) {
			yield lines;
			lines = [];
		}
	}

	yield lines;
}

type StampedLine = {readonly stamp: string; readonly line: string};

async function* linesOfEngine(
	id: ContainerId,
	name: string | undefined,
	{engine}: FeedContext,
	signal: AbortSignal,
): AsyncGenerator<StampedLine> {
	for await (const {pack} of engine.logs(id, {follow: false, tail: 'all'}, signal)) {
		for (const line of unpack(pack)) {
			yield {stamp: line.stamp, line: lineOf(line, name)};
		}
	}
}

async function* mergeLines(readers: ReadonlyArray<AsyncGenerator<StampedLine>>): AsyncGenerator<string> {
	try {
		const heads = await Promise.all(readers.map(async reader => ({reader, head: await nextOf(reader)})));
		for (let first = earliest(heads); first?.head; first = earliest(heads)) {
			yield first.head.line;
			first.head = await nextOf(first.reader);
		}
	} finally {
		await Promise.all(readers.map(async reader => reader.return(undefined)));
	}
}

type Head = {readonly reader: AsyncGenerator<StampedLine>; head: StampedLine | undefined};

function earliest(heads: readonly Head[]): Head | undefined {
	let least: Head | undefined;
	for (const one of heads) {
		if (one.head && (!least?.head || one.head.stamp < least.head.stamp)) {
			least = one;
		}
	}

	return least;
}

async function nextOf(reader: AsyncGenerator<StampedLine>): Promise<StampedLine | undefined> {
	const {done, value} = await reader.next();
	return done ? undefined : value;
}
