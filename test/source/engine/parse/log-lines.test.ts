import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createLogIntake} from '../../../../source/engine/parse/log-intake.js';
import {readLogLines} from '../../../../source/engine/parse/log-lines.js';
import {unpack} from '../../../../source/logs/log-decode.js';
import {createPieceOrder} from '../../../../source/logs/log-pieces.js';
import {chunks, frame} from '../../../helpers/log-frames.js';

const stamp = '2026-11-24T02:14:07.123456789Z';
const utf8 = '漢字 🐳 é';

function linesOf(body: readonly Buffer[], isWhole = false) {
	const intake = createLogIntake();
	const reader = readLogLines(intake.add, isWhole);
	for (const bytes of body) {
		reader.push(bytes, 0, bytes.length);
	}

	reader.end();
	return unpack(intake.take());
}

const line = (text: string, isStderr = false, isCut = false) => ({
	stamp,
	text,
	isStderr,
	isCut,
	goesOn: false,
	isNotice: false,
});

test('frames become lines with their stream and stamp, split at every byte', () => {
	const whole = Buffer.concat([
		frame(1, `${stamp} GET /health 200\n`),
		frame(2, `${stamp} Error: ${utf8}\n`),
		frame(1, `${stamp} \n`),
	]);
	const expected = [line('GET /health 200'), line(`Error: ${utf8}`, true), line('')];
	for (let at = 0; at <= whole.length; at++) {
		expect(linesOf([whole.subarray(0, at), whole.subarray(at)])).toEqual(expected);
	}

	expect(linesOf(chunks(whole, 1))).toEqual(expected);
});

test('the log of a container with a terminal is raw', () => {
	const whole = Buffer.from(`${stamp} one\r\n${stamp} 10%\r90%\r100%\r\n${stamp} \r\n`);
	for (const size of [1, 7, 1000]) {
		expect(linesOf(chunks(whole, size))).toEqual([line('one'), line('100%\u001B[0m ␍10%␍90%'), line('')]);
	}
});

test('a line that the engine broke in pieces is cut at the first, without the next stamp', () => {
	const piece = 'é'.repeat(8 * 1024);
	const whole = Buffer.concat([
		frame(1, `${stamp} ${piece}`),
		frame(2, `${stamp} between\n`),
		frame(1, `${stamp} ${piece}`),
		frame(1, `${stamp} end\n`),
		frame(1, `${stamp} next\n`),
	]);
	const expected = [line(piece, false, true), line('between', true), line('next')];
	expect(linesOf(chunks(whole, 1000))).toEqual(expected);
	expect(linesOf([whole])).toEqual(expected);
});

test('pieces of a line that is not too long are joined, without the stamps between', () => {
	const whole = Buffer.concat([
		frame(1, `${stamp} one `),
		frame(2, `${stamp} other\n`),
		frame(1, `${stamp} line`),
		frame(1, `${stamp} \n`),
	]);
	for (const size of [1, 9, 1000]) {
		expect(linesOf(chunks(whole, size))).toEqual([line('other', true), line('one line')]);
	}
});

test('a megabyte without a newline is one cut line, with a terminal too', () => {
	const long = 'x'.repeat(1_000_000);
	const raw = linesOf(chunks(Buffer.from(`${stamp} ${long}\r\n${stamp} next\r\n`), 65_536));
	expect(raw.map(({text, isCut}) => [text.length, isCut])).toEqual([
		[16_384, true],
		[4, false],
	]);
	const framed = linesOf(chunks(frame(1, `${stamp} ${long}\n`), 65_536));
	expect(framed.map(({text, isCut}) => [text.length, isCut])).toEqual([[16_384, true]]);
});

test('a progress line that is cut shows its last whole state', () => {
	const states = Array.from({length: 2000}, (_, index) => `\rloaded ${index} of 2000`).join('');
	const [cut] = linesOf([Buffer.from(`${stamp} ${states}`)]);
	expect(cut).toMatchObject({isCut: true, text: expect.stringMatching(/^loaded \d+ of 2000\u001B\[0m ␍/)});
});

test('half a character at a cut is left out', () => {
	const [cut] = linesOf([frame(1, `${stamp} x${'漢'.repeat(8000)}\n`)]);
	expect(cut).toEqual(line(`x${'漢'.repeat(5461)}`, false, true));
});

test('bytes that are no UTF-8 are shown as such', () => {
	const [broken] = linesOf([
		frame(1, Buffer.concat([Buffer.from(`${stamp} a`), Buffer.from([0xff, 0xc3, 10])])),
	]);
	expect(broken?.text).toBe('a\uFFFD\uFFFD');
});

test('a last line without its newline is not lost', () => {
	expect(linesOf([frame(1, `${stamp} a\n`), frame(1, `${stamp} b`)])).toEqual([line('a'), line('b')]);
});

test('only a time is a stamp, and any time is one in UTC with nine decimals', () => {
	const lines = linesOf([
		frame(1, '\u001B[2J2026 hello\n'),
		frame(1, '2026-11-24T04:14:07.5+02:00 podman\n'),
		frame(1, '2026-11-24T02:14:07Z whole\n'),
	]);
	expect(lines.map(({stamp: found, text}) => [found, text])).toEqual([
		['', '2026 hello'],
		['2026-11-24T02:14:07.500000000Z', 'podman'],
		['2026-11-24T02:14:07.000000000Z', 'whole'],
	]);
});

test('what the engine complains of in the midst of a log is an error with its words', () => {
	const body = [frame(1, `${stamp} a\n`), frame(3, 'Error grabbing logs: invalid character\n')];
	expect(() => linesOf(body)).toThrow('Error grabbing logs: invalid character');
});

test('what is not a frame is an error, not a length to wait for', () => {
	expect(() => linesOf([Buffer.from([1, 0, 9, 0, 0, 0, 0, 1, 65])])).toThrow('garbled');
	expect(() => linesOf([Buffer.from([5, 0, 0, 0, 0, 0, 0, 1, 65])])).toThrow('garbled');
});

test('any lines of both streams come out as they went in, however the bytes are split', () => {
	const text = fc.string({unit: fc.constantFrom('a', ' ', '漢', '🐳', '2'), maxLength: 60});
	const sent = fc.array(fc.record({isStderr: fc.boolean(), text}), {maxLength: 30});
	fc.assert(
		fc.property(sent, fc.integer({min: 1, max: 200}), (lines, size) => {
			const whole = Buffer.concat(
				lines.map(({isStderr, text: words}) => frame(isStderr ? 2 : 1, `${stamp} ${words}\n`)),
			);
			expect(linesOf(chunks(whole, size))).toEqual(lines.map(one => line(one.text, one.isStderr)));
		}),
	);
});

/** The lines of each stream, put together again. */
function wholeLines(body: readonly Buffer[]): ReadonlyArray<readonly [string, string]> {
	const inOrder = createPieceOrder();
	const lines: Array<[string, string]> = [];
	for (const {isRest, isStderr, stamp: at, text} of linesOf(body, true).flatMap(one => inOrder(one))) {
		const last = lines.at(-1);
		if (isRest && last) {
			last[1] += text;
		} else {
			lines.push([isStderr ? 'err' : 'out', text]);
		}

		expect(at).toBe(stamp);
	}

	return lines;
}

const longLine = fc
	.tuple(
		fc.constantFrom(0, 1, 5000, 16_383, 16_384, 16_385, 32_768, 40_000, 70_000),
		fc.constantFrom('x', 'é', '漢x', '\u001B[31mred\u001B[0m ', '🐳'),
	)
	.map(([length, filler]) => filler.repeat(Math.ceil(length / Buffer.byteLength(filler))));

/** As Docker gives it: 16 KiB at a time, each with the stamp. */
function pieced(text: string, wrap: (bytes: Buffer) => Buffer): Buffer {
	const pieces = chunks(Buffer.from(text), 16_384);
	return Buffer.concat(pieces.map(piece => wrap(Buffer.concat([Buffer.from(`${stamp} `), piece]))));
}

test('where lines are wanted whole, none is cut, nor a character or colour of it torn', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(longLine, fc.boolean()), {maxLength: 4}),
			fc.constantFrom(1000, 4097, 16_384, 100_000),
			(lines, size) => {
				const whole = Buffer.concat(
					lines.map(([text, isErr]) => pieced(`${text}\n`, bytes => frame(isErr ? 2 : 1, bytes))),
				);
				const expected = lines.map(([text, isErr]) => [isErr ? 'err' : 'out', text]);
				expect(wholeLines(chunks(whole, size))).toEqual(expected);
			},
		),
		{numRuns: 60},
	);
});

test('of a terminal’s long line the stamps between are left out', () => {
	fc.assert(
		fc.property(
			fc.array(longLine, {maxLength: 4}),
			fc.constantFrom(1000, 4097, 16_384, 100_000),
			(lines, size) => {
				const whole = Buffer.concat(lines.map(text => pieced(`${text}\r\n`, bytes => bytes)));
				expect(wholeLines(chunks(whole, size))).toEqual(lines.map(text => ['out', text]));
			},
		),
		{numRuns: 60},
	);
});

test('what one stream says while the other’s long line comes stands after it', () => {
	const [first = '', second = ''] = ['a', 'b'].map(letter => letter.repeat(16_384));
	const whole = Buffer.concat([
		frame(1, `${stamp} ${first}`),
		frame(2, `${stamp} oops\n`),
		frame(2, `${stamp} ${second}`),
		frame(1, `${stamp} end\n`),
		frame(2, `${stamp} end\n`),
		frame(1, `${stamp} next\n`),
	]);
	expect(wholeLines([whole])).toEqual([
		['out', `${first}end`],
		['err', 'oops'],
		['err', `${second}end`],
		['out', 'next'],
	]);
});

test('an engine that leaves out zeros of its stamps loses no letters of a long line', () => {
	const short = '2026-11-24T02:14:07.1234Z';
	const whole = Buffer.concat([
		frame(1, `${short} begin `),
		frame(1, `${short} go on `),
		frame(1, `${short} end\n`),
	]);
	for (let at = 0; at <= whole.length; at++) {
		const [found, ...rest] = linesOf([whole.subarray(0, at), whole.subarray(at)]);
		expect(found?.text).toBe('begin go on end');
		expect(rest).toEqual([]);
	}
});

test('nor does one with short stamps cut a line that is to come whole', () => {
	const short = '2026-11-24T02:14:07Z';
	for (let length = 16_380; length < 16_420; length++) {
		const text = 'x'.repeat(length);
		const [first = Buffer.alloc(0), ...rest] = chunks(Buffer.from(`${text}\n`), 8192);
		const whole = Buffer.concat(
			[first, ...rest].map(piece => frame(1, Buffer.concat([Buffer.from(`${short} `), piece]))),
		);
		const lines = linesOf([whole], true);
		expect(lines.map(line => line.text).join('')).toBe(text);
		expect(lines.map(({goesOn}) => goesOn)).toEqual(lines.map((_, at) => at < lines.length - 1));
		expect(lines.some(({isCut}) => isCut)).toBe(false);
	}
});
