import type {Tty} from './open-tty.js';
import {answer, createRoundTrips, question} from './round-trips.js';
import {createTtyQueue} from './tty-queue.js';
import {waitUntil} from './wait-until.js';

// The way to the terminal. At most what one paint sends waits here for a full line; whatever is newer
// is the screen's to drop. So nothing grows, and a key press is behind one paint at most.

export type LineOptions = {
	readonly tty: Tty;
	/** Milliseconds of a clock that never goes back. */
	readonly now: () => number;
	/** The line may be ready again. */
	readonly onReady: () => void;
	/** The terminal is gone. Called once. */
	readonly onLost: () => void;
};

export type TerminalLine = {
	/** Sends bytes whole and in order, as fast as the line takes them. */
	readonly send: (bytes: string) => void;
	/** False while bytes wait here, or while the terminal is behind with what was sent. */
	readonly isReady: () => boolean;
	/** What was typed, in which the terminal's answers are. */
	readonly hear: (input: string) => void;
	/** For how many milliseconds the line was not ready, so far. */
	readonly behindMs: () => number;
	/** Sends bytes at once in place of all that waits; waits for a full line, but not for ever. */
	readonly sendLast: (bytes: string) => void;
	/** Takes an answer that is still to come off the input: whoever reads it next didn't ask. */
	readonly settle: () => void;
};

const retryMs = 15;
const lastPatienceMs = 1000;

export function createTerminalLine({tty, now, onReady, onLost}: LineOptions): TerminalLine {
	const trips = createRoundTrips();
	const queue = createTtyQueue(tty, onLost);
	const ear = createEar();
	const behind = createStopwatch(now);
	let timer: NodeJS.Timeout | undefined;

	const isReady = () => {
		const isBehind = !queue.flush() || trips.isLate(now());
		behind.run(isBehind);
		timer ??= isBehind ? setTimeout(look, retryMs) : undefined;
		return !isBehind;
	};

	const look = () => {
		timer = undefined;
		if (isReady()) {
			onReady();
		}
	};

	return {
		send: bytes => queue.send(trips.sent(Buffer.byteLength(bytes), now()) ? bytes + question : bytes),
		isReady,
		hear(input) {
			if (ear.hears(input)) {
				queue.send(trips.answered(now()) ? question : '');
				clearTimeout(timer);
				look();
			}
		},
		behindMs: behind.totalMs,
		sendLast(bytes) {
			queue.replace(bytes);
			waitUntil(queue.flush, lastPatienceMs);
		},
		settle: () => waitUntil(() => ear.hears(tty.read()), trips.dueMs(now())),
	};
}

/** Listens for the terminal's answer, which may come in pieces. */
function createEar() {
	let end = '';
	return {
		hears(input: string): boolean {
			const heard = end + input;
			const isAnswer = heard.includes(answer);
			end = isAnswer ? '' : heard.slice(1 - answer.length);
			return isAnswer;
		},
	};
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
