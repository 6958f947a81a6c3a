import type {Size} from './ink-stdout.js';
import type {Answer} from './input/answers.js';
import {createInputParser} from './input/input-parser.js';
import type {Tty} from './open-tty.js';
import {createProofs, type Proofs} from './proofs.js';
import {createRoundTrips, question, type RoundTrips} from './round-trips.js';
import {createTtyQueue, type TtyQueue} from './tty-queue.js';
import {waitUntil} from '../util/wait-until.js';

// The way to the terminal. At most what one paint sends waits here for a full line; whatever is newer
// is the screen's to drop. So nothing grows, and a key press is behind one paint at most.

export type LineOptions = {
	readonly tty: Tty;
	/** Milliseconds of a clock that never goes back. */
	readonly now: () => number;
	readonly size: () => Size;
	/** The line may be ready again. */
	readonly onReady: () => void;
	/** The terminal is gone. Called once. */
	readonly onLost: () => void;
};

/** What is known of what the terminal has shown. */
export type Sight = {
	/** Bytes to follow others: `then` is called once the terminal has shown those. */
	readonly prove: (then: () => void) => string;
	/** Whether the terminal seems to answer nothing. */
	readonly isSilent: () => boolean;
	/** Whether all that was sent went out. */
	readonly isOut: () => boolean;
};

export type TerminalLine = {
	/** Sends bytes whole and in order, as fast as the line takes them. */
	readonly send: (bytes: string) => void;
	/** False while bytes wait here, or while the terminal is behind with what was sent. */
	readonly isReady: () => boolean;
	/** The terminal answered. */
	readonly hear: (answer: Answer) => void;
	readonly sight: Sight;
	/** Answers that are still to come are of no interest any more. */
	readonly forget: () => void;
	/** For how many milliseconds the line was not ready, so far. */
	readonly behindMs: () => number;
	/** Sends bytes at once in place of all that waits; waits for a full line, but not for ever. */
	readonly sendLast: (bytes: string) => void;
	/** Takes answers that are still to come off the input: whoever reads it next didn't ask. */
	readonly settle: () => void;
};

const retryMs = 15;
const lastPatienceMs = 1000;

export function createTerminalLine({tty, now, size, onReady, onLost}: LineOptions): TerminalLine {
	const trips = createRoundTrips();
	const proofs = createProofs(size);
	const queue = createTtyQueue(tty, onLost);
	const pace = createPace({queue, trips, now, onReady});

	return {
		send(bytes) {
			if (bytes !== '') {
				queue.send(trips.sent(Buffer.byteLength(bytes), now()) ? bytes + question : bytes);
			}
		},
		isReady: pace.isReady,
		hear(answer) {
			if (answer.type === 'position') {
				proofs.heard(answer.row, answer.column);
			} else if (answer.type === 'answer') {
				queue.send(trips.answered(now()) ? question : '');
				pace.look();
			}
		},
		sight: {
			prove: then => proofs.ask(then, now()),
			isSilent: () => proofs.isSilent(now()),
			isOut: queue.flush,
		},
		forget: () => proofs.forget(),
		behindMs: pace.behindMs,
		sendLast(bytes) {
			queue.replace(bytes);
			waitUntil(queue.flush, lastPatienceMs);
		},
		settle() {
			const hearLast = createLastEar(tty, trips, proofs, now);
			// An answer that is there already says how long the others may take.
			hearLast();
			waitUntil(hearLast, proofs.isSilent(now()) ? 0 : trips.dueMs(now(), proofs.openSinceMs()));
			proofs.forget();
		},
	};
}

type PaceOptions = Pick<LineOptions, 'now' | 'onReady'> & {
	readonly queue: TtyQueue;
	readonly trips: RoundTrips;
};

/** Looks again and again while the line isn't ready. */
function createPace({queue, trips, now, onReady}: PaceOptions) {
	const behind = createStopwatch(now);
	let timer: NodeJS.Timeout | undefined;

	const isReady = () => {
		const isBehind = !queue.flush() || trips.isLate(now());
		behind.run(isBehind);
		timer ??= isBehind ? setTimeout(look, retryMs) : undefined;
		return !isBehind;
	};

	const look = () => {
		clearTimeout(timer);
		timer = undefined;
		if (isReady()) {
			onReady();
		}
	};

	return {isReady, look, behindMs: behind.totalMs};
}

/** Hears answers, and nothing else, until none is open. */
function createLastEar(tty: Tty, trips: RoundTrips, proofs: Proofs, now: () => number): () => boolean {
	const parser = createInputParser();
	return () => {
		for (const event of parser.push(Buffer.from(readSome(tty), 'latin1'))) {
			if (event.type === 'answer') {
				trips.answered(now());
			} else if (event.type === 'position') {
				proofs.heard(event.row, event.column);
			}
		}

		return trips.dueMs(now(), proofs.openSinceMs()) === 0;
	};
}

function readSome(tty: Tty): string {
	try {
		return tty.read();
	} catch {
		// The terminal is gone, and so is its answer.
		return '';
	}
}

function createStopwatch(now: () => number) {
	let sinceMs: number | undefined;
	let totalMs = 0;
	return {
		run(isRunning: boolean) {
			totalMs += sinceMs === undefined ? 0 : now() - sinceMs;
			sinceMs = isRunning ? now() : undefined;
		},
		totalMs: () => totalMs,
	};
}
