import {EventEmitter} from 'node:events';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {createKeyboard} from '../../../../source/terminal/input/keyboard.js';

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

const esc = '\u001B';

/** A keyboard at a terminal that answers when it is told to. */
function openKeyboard({isSilent = false, wasLent = false} = {}) {
	const stdin = Object.assign(new EventEmitter(), {
		resume: () => stdin,
		pause: () => stdin,
	}) as unknown as NodeJS.ReadStream;
	const pressed: string[] = [];
	const questions: Array<() => void> = [];
	const keyboard = createKeyboard({
		stdin,
		onReport: ({type}) => type === 'position' && questions.shift()?.(),
		ask(then) {
			questions.push(then);
			return !isSilent;
		},
	});
	keyboard.onPress(press => pressed.push(press.isPaste === true ? `paste ${press.text}` : press.key));
	keyboard.listen(wasLent);
	return {
		...keyboard,
		pressed,
		questions,
		type: (bytes: string) => stdin.emit('data', Buffer.from(bytes)),
		answer: () => stdin.emit('data', Buffer.from(`${esc}[3;4R`)),
		pass: (ms: number) => vi.advanceTimersByTime(ms),
	};
}

test('an ESC is a key when nothing follows, and none when something does', () => {
	const {type, pass, pressed} = openKeyboard();
	type(esc);
	pass(20);
	type('[A');
	pass(100);
	expect(pressed).toEqual(['up']);
	type(esc);
	pass(30);
	expect(pressed).toEqual(['up', 'esc']);
});

test('keys that come before anybody takes them are kept, the first few hundred', () => {
	const stdin = Object.assign(new EventEmitter(), {resume: () => stdin, pause: () => stdin});
	const keyboard = createKeyboard({
		stdin: stdin as unknown as NodeJS.ReadStream,
		onReport: () => undefined,
		ask: () => true,
	});
	keyboard.listen(false);
	stdin.emit('data', Buffer.from(`jk${'x'.repeat(1000)}`));
	const pressed: string[] = [];
	keyboard.onPress(press => pressed.push(press.key));
	expect(pressed.slice(0, 3)).toEqual(['j', 'k', 'x']);
	expect(pressed.length).toBe(256);
});

test('after others had the terminal, all that comes before its answer is dropped', () => {
	const {type, answer, pass, pressed} = openKeyboard({wasLent: true});
	type(`s${esc}]11;rgb:1e1e`);
	pass(400);
	type(`/1e1e/2e2e${esc}\\y${esc}`);
	pass(400);
	type('q');
	expect(pressed).toEqual([]);
	answer();
	type('j');
	expect(pressed).toEqual(['j']);
});

test('a terminal without an answer gets its keys back soon, another after some seconds', () => {
	for (const isSilent of [true, false]) {
		const {type, pass, pressed} = openKeyboard({wasLent: true, isSilent});
		pass(900);
		type('j');
		pass(isSilent ? 200 : 4200);
		type('k');
		expect(pressed).toEqual(['k']);
	}
});

test.each([`${esc}]11;rgb:1e`, `${esc}P>|tmu`, `${esc}[M `, `${esc}[12;4`])(
	'what stands still is asked about, its rest is no key, and what comes after the answer is: %j',
	begun => {
		const {type, answer, pass, pressed, questions} = openKeyboard();
		type(begun);
		expect(questions).toHaveLength(0);
		pass(400);
		expect(questions).toHaveLength(1);
		answer();
		pass(5100);
		type('j');
		expect(pressed).toEqual(['j']);
	},
);

test.each([
	[`${esc}[?2026;1$`, 'y'],
	[`${esc}[M `, 'yy'],
	[`${esc}P>|tmux `, `y3${esc}\\`],
	[`${esc}]11;rgb:`, `yyyy/y${esc}\\`],
])('the rest of a report is no key, where a multiplexer answered before it came: %j, %j', (begun, end) => {
	for (const stallMs of [0, 50, 900, 4500]) {
		const {type, answer, pass, pressed} = openKeyboard();
		type(begun);
		pass(350);
		answer();
		pass(stallMs);
		type(end);
		pass(150);
		type('j');
		expect(pressed).toEqual(['j']);
	}
});

test('ctrl+c is the key also where the rest of a report is waited for', () => {
	const {type, answer, pass, pressed} = openKeyboard();
	type(`${esc}P>|tm`);
	pass(350);
	answer();
	type('\u0003');
	expect(pressed).toEqual(['ctrl+c']);
});

test('the rest of a report is no key, where its ESC was taken for one and other reports came in between', () => {
	const {type, answer, pass, pressed} = openKeyboard();
	type(esc);
	pass(150);
	answer();
	type(`]11;rgb:1e1e/1e1e/1e1e${esc}\\${esc}[?2026;1$y`);
	expect(pressed).toEqual(['esc']);
});

test('a report may stand still for long and go on', () => {
	const {type, pass, pressed} = openKeyboard();
	type(`${esc}P>|tm`);
	pass(4000);
	type(`ux 3.3a sy${esc}\\j`);
	expect(pressed).toEqual(['j']);
});

test('a report that broke off at a terminal without an answer locks nobody in', () => {
	const {type, pass, pressed} = openKeyboard({isSilent: true});
	type(`${esc}P>|tm`);
	pass(6500);
	type('q');
	expect(pressed).toEqual(['q']);
});

test('a paste without its end ends when the terminal has answered, and not in the midst of its text', () => {
	const {type, answer, pass, pressed, questions} = openKeyboard();
	type(`${esc}[200~rm `);
	pass(1500);
	type('-rf ');
	pass(2500);
	expect(questions).toHaveLength(1);
	// More of it comes first: it goes on.
	type('sy');
	answer();
	type('y');
	expect(pressed).toEqual([]);
	pass(2500);
	answer();
	type('q');
	expect(pressed).toEqual(['q']);
});

test('resting forgets what was begun', () => {
	const {type, rest, listen, pass, pressed} = openKeyboard();
	type(`${esc}[200~half`);
	rest();
	type('s');
	pass(10_000);
	listen(false);
	type('j');
	expect(pressed).toEqual(['j']);
});
