import {expect, test} from 'vitest';
import {copyText} from '../../../../source/app/effects/copy-text.js';
import {safe} from '../../../../source/text/safe-text.js';

const {signal} = new AbortController();

/** Copies there, where tmux answers so. */
async function copy(text: string, env: Record<string, string>, ...statuses: Array<number | Error>) {
	const written: string[] = [];
	const ran: unknown[] = [];
	const told = await copyText(
		text,
		safe`the id`,
		{
			env,
			write: bytes => written.push(bytes),
			async run(program, args, input) {
				ran.push([program, ...args, input]);
				const status = statuses.shift();
				if (status === undefined || status instanceof Error) {
					throw status ?? new Error('asked too often');
				}

				return {status, output: ''};
			},
		},
		signal,
	);
	return {...told, written: written.join(''), ran};
}

const sequence = (text: string) => `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;
const inTmux = {TMUX: '/tmp/tmux-0/default,1,0'};

test('a terminal gets one sequence, and is said not to say whether it takes it', async () => {
	const {written, ran, text, tone} = await copy('abc', {});
	expect(written).toBe(sequence('abc'));
	expect(ran).toEqual([]);
	expect([tone, text]).toEqual([
		'good',
		"sent to the terminal's clipboard: the id; terminals don't confirm it",
	]);
});

test('tmux is asked itself as well, and hands it on', async () => {
	const {written, ran, text} = await copy('a\n-b', inTmux, 0);
	expect(written).toBe(sequence('a\n-b'));
	expect(ran).toEqual([['tmux', 'load-buffer', '-w', '-', 'a\n-b']]);
	expect(text).toContain("in tmux's buffer, and sent on");
});

test('a tmux that does not know -w keeps it where it can be pasted', async () => {
	const {ran, text} = await copy('abc', inTmux, 1, 0);
	expect(ran[1]).toEqual(['tmux', 'load-buffer', '-', 'abc']);
	expect(text).toContain('prefix ] pastes it');
});

test.each([[[1, 1]], [[new Error('there is no such program'), new Error('no')]]])(
	'a tmux that can’t be asked is no success',
	async statuses => {
		const {tone, text} = await copy('abc', inTmux, ...statuses);
		expect([tone, text]).toEqual([
			'warn',
			"tmux can't be asked, and may hold back what was sent to the terminal: the id",
		]);
	},
);

test('GNU screen gets it in pieces that it hands on', async () => {
	const long = 'x'.repeat(1000);
	const {written, text} = await copy(long, {STY: '1.pts'});
	const pieces = written.split('\u001B\\').slice(0, -1);
	expect(pieces.every(piece => piece.startsWith('\u001BP') && piece.length < 256)).toBe(true);
	expect(pieces.map(piece => piece.slice('\u001BP'.length)).join('')).toBe(sequence(long));
	expect(text).toContain('through screen');
});

test('what terminals would drop is not sent at all', async () => {
	const {written, ran, tone} = await copy('x'.repeat(75_000), inTmux);
	expect([written, ran, tone]).toEqual(['', [], 'warn']);
});
