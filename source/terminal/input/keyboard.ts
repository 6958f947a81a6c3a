import type {Press} from '../../util/press.js';
import type {Answer} from './answers.js';
import type {Pointer} from './pointer.js';
import {createEventQueue} from './event-queue.js';
import {createInputParser, type InputEvent, type InputParser} from './input-parser.js';
import {createRest, type ReportRest} from './report-rest.js';
import {createTimer, startRealTimer, type StartTimer, type Timer} from './input-timer.js';

type KeyboardOptions = {
	readonly stdin: Pick<NodeJS.ReadStream, 'on' | 'off' | 'resume' | 'pause'>;
	/** The terminal answered a question, or tells of the mouse. */
	readonly onReport: (report: Answer | Pointer) => void;
	/** Asks the terminal now; false where it seems to have no answer. `then` is called when it has answered that. */
	readonly ask: (then: () => void) => boolean;
	readonly startTimer?: StartTimer;
};

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

/**
 * What is typed while the terminal is ours. When others had it, or something that was begun doesn't end, the terminal
 * is asked: its answer comes after all that it had to say before, which is dropped.
 */
export function createKeyboard(options: KeyboardOptions): Keyboard {
	const {stdin, onReport, ask, startTimer = startRealTimer} = options;
	const parser = createInputParser();
	const presses = createEventQueue<Press>();
	const timer = createTimer(startTimer);
	const trust = createTrust(parser, ask, timer, createRest(parser, startTimer));

	const take = (event: InputEvent) => {
		if (event.type === 'press' && trust.isOurs(event.press)) {
			presses.tell(event.press);
		} else if (event.type !== 'press' && !(event.type === 'pointer' && trust.isDropping())) {
			onReport(event);
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
		within: () => timer.start(stillMs, trust.doubt),
		paste: () => timer.start(stillPasteMs, trust.doubtPaste),
	};

	return {
		onPress: presses.hear,
		listen(wasLent) {
			stdin.off('data', onData).on('data', onData).resume();
			if (wasLent) {
				trust.drop();
			}
		},
		rest() {
			stdin.off('data', onData).pause();
			trust.again();
		},
	};
}

/** Whether what comes is ours, and whole. */
function createTrust(parser: InputParser, ask: KeyboardOptions['ask'], timer: Timer, rest: ReportRest) {
	let isDropping = false;
	/** Counts the input that came, and what became of it. */
	let turn = 0;

	const again = () => {
		parser.abandon();
		rest.forget();
		isDropping = false;
		turn++;
		timer.stop();
	};

	const giveUp = () => {
		again();
		rest.expect();
	};

	const askOr = (end: () => void) => {
		const asked = turn;
		const isAnswering = ask(() => {
			// A paste goes on where more of it came before the answer: some terminals answer in the middle of it.
			if (isDropping || asked === turn) {
				end();
			}
		});
		timer.start(isAnswering ? answerMs : silentMs, end);
	};

	return {
		again,
		doubt: () => askOr(giveUp),
		doubtPaste: () => askOr(again),
		isDropping: () => isDropping,
		isOurs: (press: Press) => !isDropping && !rest.has(press),
		/** More input came. */
		moved: () => {
			turn++;
			timer.stop();
		},
		drop: () => {
			isDropping = true;
			askOr(again);
		},
	};
}
