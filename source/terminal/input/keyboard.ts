import type {Press} from '../../util/press.js';
import type {Answer} from './answers.js';
import {createInputParser, type InputEvent, type InputParser} from './input-parser.js';

type KeyboardOptions = {
	readonly stdin: Pick<NodeJS.ReadStream, 'on' | 'off' | 'resume' | 'pause'>;
	/** The terminal answered a question. */
	readonly onAnswer: (answer: Answer) => void;
	/** Asks the terminal now; false where it seems to have no answer. `then` is called when it has answered that. */
	readonly ask: (then: () => void) => boolean;
	readonly startTimer?: StartTimer;
};

/** Calls `then` after a while, unless what it returns is called first. */
type StartTimer = (delayMs: number, then: () => void) => () => void;

export type Keyboard = {
	/** Who gets the keys; those that came before are kept for it. */
	readonly onPress: (listener: (press: Press) => void) => void;
	/** `wasLent`: another had the terminal, and what was typed or asked meanwhile is not ours. */
	readonly listen: (wasLent: boolean) => void;
	readonly rest: () => void;
};

/** An ESC that nothing follows for so long was the key. */
const escapeMs = 25;
/** What was begun and stands still for so long may never end. A paste is waited for longer: its rest would be keys. */
const stillMs = 300;
const stillPasteMs = 2000;
/** So long an answer is waited for, at most. */
const answerMs = 5000;
const silentMs = 1000;
/** So long the rest of what was given up is waited for, and so long a pause ends it. */
const restMs = 5000;
const restPauseMs = 100;

/**
 * What is typed while the terminal is ours. When others had it, or something that was begun doesn't end, the terminal
 * is asked: its answer comes after all that it had to say before, which is dropped.
 */
export function createKeyboard(options: KeyboardOptions): Keyboard {
	const {stdin, onAnswer, ask} = options;
	const parser = createInputParser();
	const presses = createPressQueue();
	const timer = createTimer(options.startTimer ?? startRealTimer);
	const rest = createRest(parser, options.startTimer ?? startRealTimer);
	const trust = createTrust(parser, ask, timer);

	const take = (event: InputEvent) => {
		if (event.type !== 'press') {
			onAnswer(event);
		} else if (!trust.isDropping() && !rest.has(event.press)) {
			presses.press(event.press);
		}
	};

	const onData = (bytes: Buffer) => {
		parser.push(bytes).forEach(take);
		if (!trust.isDropping()) {
			trust.moved();
			wait[parser.place()]();
		}
	};

	const wait = {
		outside: () => undefined,
		escape: () => timer.start(escapeMs, () => parser.flushEscape().forEach(take)),
		within: () => timer.start(stillMs, () => trust.doubt(rest.expect)),
		paste: () => timer.start(stillPasteMs, () => trust.doubt()),
	};

	return {
		onPress: presses.onPress,
		listen(wasLent) {
			stdin.off('data', onData).on('data', onData).resume();
			if (wasLent) {
				trust.drop();
			}
		},
		rest() {
			rest.forget();
			stdin.off('data', onData).pause();
			trust.again();
		},
	};
}

/**
 * The rest of a report that was given up. It comes before the terminal's answer, unless a multiplexer answers for it:
 * so the next keys, up to a pause, are dropped as well.
 */
function createRest(parser: InputParser, startTimer: StartTimer) {
	const timer = createTimer(startTimer);
	let isExpected = false;
	const forget = () => {
		timer.stop();
		isExpected = false;
	};

	/** It may have ended within a character. */
	const end = () => {
		forget();
		if (parser.place() === 'outside') {
			parser.abandon();
		}
	};

	return {
		forget,
		expect: () => {
			isExpected = true;
			timer.start(restMs, end);
		},
		has: ({key}: Press) => {
			const isRest = isExpected && key !== 'ctrl+c';
			if (isRest) {
				timer.start(restPauseMs, end);
			}

			return isRest;
		},
	};
}

/** Whether what comes is ours, and whole. */
function createTrust(parser: InputParser, ask: KeyboardOptions['ask'], timer: Timer) {
	let isDropping = false;
	/** Counts the input that came, and what became of it. */
	let turn = 0;

	const again = () => {
		parser.abandon();
		isDropping = false;
		turn++;
		timer.stop();
	};

	/** `whenGivenUp`: what was begun didn't end before the answer. */
	const doubt = (whenGivenUp = () => {}) => {
		const asked = turn;
		const giveUp = () => {
			again();
			whenGivenUp();
		};

		const isAnswering = ask(() => {
			// A paste goes on where more of it came before the answer: some terminals answer in its midst.
			if (isDropping || asked === turn) {
				giveUp();
			}
		});
		timer.start(isAnswering ? answerMs : silentMs, giveUp);
	};

	return {
		again,
		doubt,
		isDropping: () => isDropping,
		/** More input came. */
		moved: () => {
			turn++;
			timer.stop();
		},
		drop: () => {
			isDropping = true;
			doubt();
		},
	};
}

const mostKept = 256;

/** Keeps the first keys until somebody takes them. */
function createPressQueue() {
	let kept: Press[] = [];
	let listener = (press: Press) => {
		kept = [...kept, press].slice(0, mostKept);
	};

	return {
		press: (press: Press) => listener(press),
		onPress: (next: (press: Press) => void) => {
			listener = next;
			kept.splice(0).forEach(next);
		},
	};
}

type Timer = ReturnType<typeof createTimer>;

function createTimer(startTimer: StartTimer) {
	let stop = () => {};
	return {
		stop: () => stop(),
		start: (delayMs: number, then: () => void) => {
			stop();
			stop = startTimer(delayMs, then);
		},
	};
}

const startRealTimer: StartTimer = (delayMs, then) => {
	// What the terminal said while we were busy is read first.
	let afterReads: NodeJS.Immediate | undefined;
	const timer = setTimeout(() => {
		afterReads = setImmediate(then);
	}, delayMs);
	return () => {
		clearTimeout(timer);
		clearImmediate(afterReads);
	};
};
