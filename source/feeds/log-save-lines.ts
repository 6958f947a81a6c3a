import {setImmediate as nextTurn} from 'node:timers/promises';
import type {ContainerId} from '../engine/types.js';
import {readBlockLine, type KeptLine, type LogBlock} from '../logs/log-block.js';
import {copyBlocks} from '../logs/log-buffer.js';
import {decodeWritten, unpack, type LogLine} from '../logs/log-decode.js';
import {createPieceOrder} from '../logs/log-pieces.js';
import {cutMark} from '../logs/log-pack.js';
import {plainText} from '../logs/log-text.js';
import {noText, safe, type SafeText} from '../text/safe-text.js';
import {selectLogSet} from '../view/logs/log-set.js';
import {selectFilteredLog} from '../view/logs/filtered-log.js';
import type {LogSave} from '../store/fleet/saves-slice.js';
import type {FeedContext} from './feed.js';
import {logsOf} from './logs-of.js';

const piecesAtOnce = 1000;

/** A part of the file: how many lines begin in it, and how many of them lack their end. */
type SavedPart = {readonly text: string; readonly lines: number; readonly cut: number};

/** What goes into the file: `stamp text`, with the container's name between where there are several. */
export async function* partsToSave(
	what: LogSave['what'],
	context: FeedContext,
	signal: AbortSignal,
): AsyncGenerator<SavedPart> {
	if (what === 'engine') {
		yield* allOfEngine(context, signal);
	} else {
		yield* kept(what, context);
	}
}

/** As they are now: lines that come or go meanwhile change nothing. */
async function* kept(what: 'kept' | 'filtered', {getState}: FeedContext): AsyncGenerator<SavedPart> {
	const state = getState();
	const {buffer, names, isTogether} = state.fleet.logs;
	for (const block of copyBlocks(what === 'filtered' ? selectFilteredLog(state).buffer : buffer)) {
		yield partOf(
			blockLines(block).map(line => ({...line, name: isTogether ? names.get(line.source) : undefined})),
		);
		await nextTurn();
	}
}

function blockLines(block: LogBlock): readonly KeptLine[] {
	const {from, count} = block;
	return Array.from({length: count - from}, (_, index) => readBlockLine(block, from + index, decodeWritten));
}

type SavedPiece = LogLine & {readonly name: SafeText | undefined; readonly isRest?: boolean};

function partOf(pieces: readonly SavedPiece[]): SavedPart {
	return {
		text: pieces.map(piece => textOf(piece)).join(''),
		lines: pieces.filter(({isRest}) => isRest !== true).length,
		cut: pieces.filter(({isCut}) => isCut).length,
	};
}

function textOf({stamp, name, text, isRest, goesOn, isCut}: SavedPiece): string {
	const head = isRest === true ? [] : [stamp, ...(name === undefined ? [] : [name])];
	return `${[...head, plainText(text)].join(' ')}${isCut ? ` ${cutMark}` : ''}${goesOn ? '' : '\n'}`;
}

/** Every line that the engine has of the set, whole, merged by its stamps. */
async function* allOfEngine(context: FeedContext, signal: AbortSignal): AsyncGenerator<SavedPart> {
	const {containers} = selectLogSet(context.getState());
	const isAlone = containers.length === 1;
	const readers = containers.map(({id, name}) =>
		piecesOfEngine(id, isAlone ? undefined : name, context, signal),
	);
	let pieces: SavedPiece[] = [];
	for await (const piece of mergePieces(readers)) {
		pieces.push(piece);
		if (pieces.length === piecesAtOnce) {
			yield partOf(pieces);
			pieces = [];
		}
	}

	yield partOf(pieces);
}

async function* piecesOfEngine(
	id: ContainerId,
	name: SafeText | undefined,
	{engine}: FeedContext,
	signal: AbortSignal,
): AsyncGenerator<SavedPiece> {
	const inOrder = createPieceOrder();
	const withReturns = createReturns();
	for await (const {pack} of logsOf(engine)(id, {follow: false, tail: 'all', isWhole: true}, signal)) {
		for (const line of unpack(pack, decodeWritten)) {
			for (const piece of inOrder(line)) {
				yield {...withReturns(piece), name};
			}
		}
	}
}

/** A terminal's line ends with a return, which a file leaves out: also where the engine parted the line before its end. */
function createReturns() {
	let held = noText;
	return <Piece extends Pick<SavedPiece, 'text' | 'goesOn'>>(piece: Piece): Piece => {
		const text = piece.text === '' && !piece.goesOn ? piece.text : safe`${held}${piece.text}`;
		const end = text.length - (piece.goesOn ? endingReturns(text) : 0);
		// Parts of what is safe are safe.
		held = text.slice(end) as SafeText;
		return {...piece, text: text.slice(0, end) as SafeText};
	};
}

function endingReturns(text: string): number {
	return /\u240D*$/.exec(text)?.[0].length ?? 0;
}

/** A line that has begun goes on to its end. */
async function* mergePieces(readers: ReadonlyArray<AsyncGenerator<SavedPiece>>): AsyncGenerator<SavedPiece> {
	try {
		const heads = await Promise.all(readers.map(async reader => ({reader, head: await nextOf(reader)})));
		for (let first = earliest(heads); first?.head; first = first.head?.isRest ? first : earliest(heads)) {
			yield first.head;
			first.head = await nextOf(first.reader);
		}
	} finally {
		await Promise.all(readers.map(async reader => reader.return(undefined)));
	}
}

type Head = {readonly reader: AsyncGenerator<SavedPiece>; head: SavedPiece | undefined};

function earliest(heads: readonly Head[]): Head | undefined {
	let least: Head | undefined;
	for (const one of heads) {
		if (one.head && (!least?.head || one.head.stamp < least.head.stamp)) {
			least = one;
		}
	}

	return least;
}

async function nextOf(reader: AsyncGenerator<SavedPiece>): Promise<SavedPiece | undefined> {
	const {done, value} = await reader.next();
	return done ? undefined : value;
}
