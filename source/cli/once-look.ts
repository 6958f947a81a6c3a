import {nameOf} from '../app/find-engine.js';
import type {FoundEngine} from '../app/found-engine.js';
import {createDockerEngine} from '../engine/docker-engine.js';
import type {Engine} from '../engine/engine.js';
import {keyedEngine} from '../engine/keyed-engine.js';
import {keysAt} from '../engine/keys-at.js';
import {toSample} from '../engine/samplers/to-sample.js';
import {EngineError} from '../engine/transport/engine-error.js';
import type {ContainerId, Reading, Sample} from '../engine/types.js';
import {readLastWords} from '../feeds/last-words-feed.js';
import {samplerFor} from '../feeds/usage-feed.js';
import {usageTargets} from '../feeds/usage-targets.js';
import {hasSeveral} from '../store/fleet/owner.js';
import type {Message} from '../store/messages.js';
import {reduce} from '../store/reduce.js';
import {seenFrom} from '../store/seen-from.js';
import type {State} from '../store/state.js';
import {errorMessage, errorWords} from '../text/error-words.js';
import {noText, safe, safeText, type SafeText} from '../text/safe-text.js';
import {wait} from '../util/wait.js';
import {clockWords, noticeableMs} from '../view/clock-words.js';
import {detailsOf} from './once-details.js';

/** Two readings this far apart make the rates (ms), as `docker stats --no-stream` does. */
const spanMs = 1000;

/** The state, without anybody who watches it. */
type Book = {readonly getState: () => State; readonly dispatch: (message: Message) => void};

export function createBook(first: State): Book {
	let state = first;
	return {
		getState: () => state,
		dispatch(message) {
			state = reduce(state, message);
		},
	};
}

/** One engine, and the state as seen from it. */
type Seat = Book & {
	readonly engine: Engine;
	/** Before what is told of it, where there are several. */
	readonly prefix: SafeText;
};

export function takeSeat(found: FoundEngine, place: number, book: Book): Seat {
	const name = nameOf(found);
	const isBeside = hasSeveral(book.getState().fleet);
	const engine = createDockerEngine(found.address, {isReadOnly: true});
	return {
		engine: keyedEngine(engine, () => (isBeside ? name : undefined), keysAt(place)),
		getState: () => seenFrom(book.getState(), name),
		dispatch: message => book.dispatch(isBeside ? {...message, engine: name} : message),
		prefix: isBeside ? safe`${name}: ` : noText,
	};
}

/** Looks at one engine. Resolves with when its containers were listed; undefined: it couldn't be, and that is told. */
export async function lookOnce(
	seat: Seat,
	hasStats: boolean,
	tell: (words: SafeText) => void,
): Promise<number | undefined> {
	try {
		return await look(seat, hasStats, words => tell(safe`${seat.prefix}${words}`));
	} catch (error) {
		const hint = error instanceof EngineError ? error.hint : undefined;
		const kind = error instanceof EngineError ? error.kind : 'failed';
		const problem = {kind, words: errorWords(error), hint};
		seat.dispatch({type: 'connection/lost', problem, retryAtMs: 0});
		tell(safe`${seat.prefix}${safeText(errorMessage(error))}${hint ? safe`: ${hint}` : noText}`);
		return undefined;
	}
}

async function look(seat: Seat, hasStats: boolean, tell: (words: SafeText) => void): Promise<number> {
	const {engine, dispatch} = seat;
	const {signal} = new AbortController();
	const [host, containers] = await Promise.all([engine.info(signal), engine.list(signal)]);
	const listedAtMs = Date.now();
	const clockOffsetMs = engine.clockOffsetMs();
	dispatch({type: 'clock/ticked', atMs: listedAtMs});
	dispatch({type: 'connection/opened', host, clockOffsetMs, atMs: listedAtMs});
	if (Math.abs(clockOffsetMs ?? 0) > noticeableMs) {
		tell(safe`the engine's clock is ${clockWords(clockOffsetMs ?? 0)}: ages are by the engine's`);
	}

	dispatch({type: 'containers/listed', containers});
	const {details, problems} = await detailsOf(engine, containers, signal);
	problems.forEach(tell);
	dispatch({type: 'containers/detailed', ids: containers.map(({id}) => id), details});
	// A log that can't be had leaves the exit to stand alone.
	await readLastWords(seat, signal).catch(() => undefined);
	const samples = hasStats ? await samplesOf(seat, signal) : [];
	dispatch({type: 'usage/sampled', samples, atMs: Date.now()});
	return listedAtMs;
}

async function samplesOf(
	seat: Seat,
	signal: AbortSignal,
): Promise<ReadonlyArray<readonly [ContainerId, Sample]>> {
	const sampler = samplerFor(seat);
	try {
		const targets = usageTargets(seat.getState()).map(target => ({...target, isOnScreen: true}));
		const first = await sampler.read(targets, signal);
		await wait(spanMs, signal);
		const second = await sampler.read(targets, signal);
		return [...second].map(([id, reading]: [ContainerId, Reading]) => [id, toSample(first.get(id), reading)]);
	} finally {
		sampler.close();
	}
}
