import {EventEmitter} from 'node:events';
import {createKeyboard} from '../../source/terminal/input/keyboard.js';
import {createRandom, type Random} from './random.js';
import {reports} from './terminal-reports.js';

const keys = 's y u p d r K R M j k q x : / 1 5'.split(' ');
const arrows = ['\u001B[A', '\u001B[B', '\u001B[5~', '\u001BOA'];
const steps = 40;
/** Longer than a lone ESC is waited for. */
const apartMs = 40;

/**
 * Keys, pastes and reports at every moment of a session: whole, in pieces however far apart, cut off for good, and
 * while others have the terminal. What comes out as keys must be the keys, each once, in their order. Undefined, or
 * what was found.
 */
export function runTerminalReplies(seed: number): string | undefined {
	const random = createRandom(seed);
	const keyboard = openKeyboard(random.chance(0.8));
	const typed: string[] = [];
	const story: string[] = [];
	for (let step = 0; step < steps; step++) {
		const act = random.pick(kinds);
		story.push(act(keyboard, random, typed));
		// What broke off is asked about; a terminal that answers nothing gets its time.
		keyboard.pass(2500);
		keyboard.answer();
		keyboard.pass(5000);
		// A cut ESC looks like the key, and esc changes nothing.
		const heard = keyboard.heard.filter(key => key !== 'esc');
		if (heard.join(' ') !== typed.join(' ')) {
			return `step ${step}, seed ${seed}: heard ${heard.slice(-9).join(' ')}, typed ${typed.slice(-9).join(' ')}\n${story.join('\n')}`;
		}
	}

	return undefined;
}

type TestKeyboard = ReturnType<typeof openKeyboard>;
type Step = (keyboard: TestKeyboard, random: Random, typed: string[]) => string;

const kinds: readonly Step[] = [
	typeKeys,
	typeKeys,
	typeArrow,
	paste,
	sayWhole,
	sayInPieces,
	sayInPieces,
	breakOff,
	breakOffAtMultiplexer,
	lend,
];

function typeKeys(keyboard: TestKeyboard, random: Random, typed: string[]): string {
	const some = Array.from({length: 1 + random.below(4)}, () => random.pick(keys));
	const isOneChunk = random.chance(0.5);
	typed.push(...some);
	for (const chunk of isOneChunk ? [some.join('')] : some) {
		keyboard.send(Buffer.from(chunk));
		keyboard.pass(random.below(400));
	}

	return `keys ${some.join('')}`;
}

function typeArrow(keyboard: TestKeyboard, random: Random, typed: string[]): string {
	const bytes = random.pick(arrows);
	const cut = random.below(bytes.length);
	typed.push(bytes.endsWith('B') ? 'down' : bytes.endsWith('~') ? 'pageUp' : 'up');
	keyboard.send(Buffer.from(bytes.slice(0, cut)));
	keyboard.pass(random.below(20));
	keyboard.send(Buffer.from(bytes.slice(cut)));
	return `an arrow cut at ${cut}`;
}

function paste(keyboard: TestKeyboard, random: Random, typed: string[]): string {
	const text = Array.from({length: random.below(30)}, () => random.pick(keys)).join('');
	typed.push(`paste:${text}`);
	sendPieces(
		keyboard,
		random,
		Buffer.from(`\u001B[200~${text}\u001B[201~`),
		keyboard.isAnswering ? 1900 : 1000,
	);
	return `paste ${text}`;
}

function sayWhole(keyboard: TestKeyboard, random: Random, typed: string[]): string {
	const {name, bytes} = random.pick(reports);
	const key = random.chance(0.5) ? random.pick(keys) : '';
	keyboard.send(Buffer.concat([Buffer.from(key), Buffer.from(bytes, 'latin1')]));
	typed.push(...(key === '' ? [] : [key]));
	return `${key} and ${name}`;
}

function sayInPieces(keyboard: TestKeyboard, random: Random): string {
	const {name, bytes} = random.pick(reports);
	// So long a terminal that answers nothing may stand still.
	sendPieces(keyboard, random, Buffer.from(bytes, 'latin1'), keyboard.isAnswering ? 4500 : 1000);
	return `${name} in pieces`;
}

/** The rest never comes. */
function breakOff(keyboard: TestKeyboard, random: Random): string {
	const {name, bytes} = random.pick(reports);
	const cut = 1 + random.below(bytes.length);
	keyboard.send(Buffer.from(bytes, 'latin1').subarray(0, cut));
	return `${name} broken off at ${cut}`;
}

/** As tmux does whose own terminal stalls: it answers for it, hands on what it had so far, and the rest when it comes. */
function breakOffAtMultiplexer(keyboard: TestKeyboard, random: Random): string {
	const {name, bytes} = random.pick(reports);
	const cut = 2 + random.below(Math.max(1, bytes.length - 2));
	const all = Buffer.from(bytes, 'latin1');
	keyboard.send(all.subarray(0, cut));
	keyboard.pass(350);
	keyboard.answer();
	keyboard.pass(random.below(4000));
	keyboard.send(all.subarray(cut));
	return `${name} broken off at ${cut}, answered, and gone on with`;
}

/** Another has the terminal, and leaves what was said to it. */
function lend(keyboard: TestKeyboard, random: Random): string {
	keyboard.lend();
	const {name, bytes} = random.pick(reports);
	keyboard.send(Buffer.from(bytes, 'latin1').subarray(random.below(3)));
	keyboard.send(Buffer.from('s'));
	return `${name} after a hand-over`;
}

function sendPieces(keyboard: TestKeyboard, random: Random, bytes: Buffer, longestMs: number): void {
	// A byte alone after an ESC alone can't be told from two keys.
	const cuts = Array.from({length: 1 + random.below(3)}, () => 1 + random.below(bytes.length))
		.filter(cut => bytes[cut - 1] !== 0x1b || bytes.length - cut > 1)
		.sort((a, b) => a - b);
	let from = 0;
	for (const cut of new Set([...cuts, bytes.length])) {
		const to = bytes[from - 1] === 0x1b && cut === from + 1 ? bytes.length : Math.max(from, cut);
		if (to === from) {
			continue;
		}

		keyboard.send(bytes.subarray(from, to));
		from = to;
		keyboard.pass(random.chance(0.5) ? random.below(longestMs) : apartMs);
	}
}

/** A keyboard at a terminal whose time is ours: it says all in order, and answers after what it had to say before. */
function openKeyboard(isAnswering: boolean) {
	const stdin = Object.assign(new EventEmitter(), {resume: () => stdin, pause: () => stdin});
	const heard: string[] = [];
	let nowMs = 0;
	const timers = new Set<{readonly atMs: number; readonly ring: () => void}>();
	let questions: Array<() => void> = [];
	const keyboard = createKeyboard({
		stdin: stdin as unknown as NodeJS.ReadStream,
		onReport: answer =>
			answer.type === 'position' && answer.row === 3 && answer.column === 4 && questions.shift()?.(),
		ask(then) {
			questions = isAnswering ? [...questions, then] : [];
			return isAnswering;
		},
		startTimer(delayMs, then) {
			const timer = {atMs: nowMs + delayMs, ring: then};
			timers.add(timer);
			return () => timers.delete(timer);
		},
	});
	keyboard.onPress(press => heard.push(press.isPaste === true ? `paste:${press.text}` : press.key));
	keyboard.listen(false);
	const run = (untilMs: number) => {
		for (;;) {
			const [next] = [...timers].filter(({atMs}) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
			if (next === undefined) {
				break;
			}

			nowMs = next.atMs;
			timers.delete(next);
			next.ring();
		}

		nowMs = untilMs;
	};

	return {
		heard,
		isAnswering,
		send: (bytes: Buffer) => bytes.length > 0 && stdin.emit('data', bytes),
		pass: (ms: number) => run(nowMs + ms),
		/** Within a report the terminal has nothing else to say. */
		answer() {
			while (questions.length > 0) {
				stdin.emit('data', Buffer.from('\u001B[3;4R'));
			}
		},
		lend() {
			keyboard.rest();
			questions = [];
			keyboard.listen(true);
		},
	};
}
