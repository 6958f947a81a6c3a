import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createInputParser} from '../../../../source/terminal/input/input-parser.js';
import {reports} from '../../../fuzz/terminal-reports.js';

const esc = '\u001B';

function keysOf(...chunks: ReadonlyArray<string | Uint8Array>): readonly string[] {
	const parser = createInputParser();
	return chunks
		.flatMap(chunk => parser.push(Buffer.from(chunk)))
		.map(event => (event.type === 'press' ? event.press.key : `<${event.type}>`));
}

test.each([
	['jjk', ['j', 'j', 'k']],
	[' é日', ['space', 'é', '日']],
	['j\r\t\u007F\b\u0004', ['j', 'enter', 'tab', 'backspace', 'backspace', 'ctrl+d']],
	[`${esc}[A${esc}[B${esc}[C${esc}[D${esc}[H${esc}[F`, ['up', 'down', 'right', 'left', 'home', 'end']],
	[`${esc}OA${esc}OB${esc}OH${esc}OF`, ['up', 'down', 'home', 'end']],
	[`${esc}[5~${esc}[6~${esc}[3~${esc}[1~${esc}[4~`, ['pageUp', 'pageDown', 'delete', 'home', 'end']],
	[`${esc}[1;5A${esc}[6;2~${esc}[Z`, ['up', 'pageDown', 'shift+tab']],
	[`${esc}x${esc}\u007F`, ['alt+x', 'backspace']],
	[`${esc}[115u${esc}[115;2u${esc}[99;5u${esc}[27u${esc}[13u`, ['s', 'S', 'ctrl+c', 'esc', 'enter']],
	[`${esc}[27;5;99~${esc}[9;2u`, ['ctrl+c', 'shift+tab']],
	[`${esc}[97:65;2u${esc}[97;1;228u${esc}[120;3u`, ['A', 'ä', 'alt+x']],
])('keys are keys: %j', (bytes, keys) => {
	expect(keysOf(bytes)).toEqual(keys);
});

test.each(reports)('no report is a key, in one piece or in two: $name', ({bytes}) => {
	const whole = Buffer.from(bytes, 'latin1');
	const clean = (keys: readonly string[]) => keys.filter(key => !key.startsWith('<'));
	expect(clean(keysOf(whole))).toEqual([]);
	for (let at = 1; at < whole.length; at++) {
		expect(clean(keysOf(whole.subarray(0, at), whole.subarray(at), 'j'))).toEqual(['j']);
	}
});

test.each(['s', 'y'].flatMap(key => [1, 2, 5].map(modifiers => [key, modifiers] as const)))(
	'a key that is let go is no press: %s with modifiers %i',
	(key, modifiers) => {
		expect(keysOf(`${esc}[${key.charCodeAt(0)};${modifiers}:3u`, `${esc}[1;${modifiers}:3A`)).toEqual([]);
	},
);

test('the rest of a report whose ESC was taken for a key is no key either', () => {
	const parser = createInputParser();
	parser.push(Buffer.from(esc));
	expect(parser.place()).toBe('escape');
	expect(parser.flushEscape()).toEqual([{type: 'press', press: {key: 'esc', text: ''}}]);
	expect(parser.push(Buffer.from(`P>|tmux 3.3a${esc}\\`))).toEqual([]);
	expect(parser.push(Buffer.from('s'))).toHaveLength(1);
});

test('ctrl+c gets through, whatever was begun', () => {
	for (const begun of [
		`${esc}]11;rgb:1e`,
		`${esc}P>|tmux`,
		`${esc}[M s`,
		`${esc}[200~half`,
		`${esc}[12;`,
		`${esc}O`,
	]) {
		expect(keysOf(begun, '\u0003', 'j')).toEqual(['ctrl+c', 'j']);
	}
});

test('a string that breaks off ends with the next sequence', () => {
	expect(keysOf(`${esc}]11;rgb:1e${esc}[A`)).toEqual(['up']);
	expect(keysOf(`${esc}]11;rgb:1e${esc}[0nj`)).toEqual(['<answer>', 'j']);
	expect(keysOf(`${esc}[M ${esc}[7;9Rj`)).toEqual(['<position>', 'j']);
});

test('half a character of a mouse report is waited for, and no longer than any report', () => {
	const parser = createInputParser();
	parser.push(Buffer.from([...Buffer.from(`${esc}[M `), 0xc2, 0x90, 0xc2]));
	expect(parser.place()).toBe('within');
	parser.abandon();
	expect(parser.push(Buffer.from([0x9b, ...Buffer.from('?62c')]))).toEqual([]);
});

test('a paste is one press, also in pieces, and the terminal may answer in the middle of it', () => {
	const parser = createInputParser();
	const events = [`${esc}[20`, `0~s\ry${esc}[`, `0n${esc}[3;4Rä`, `${esc}[A${esc}[201`, '~j'].flatMap(chunk =>
		parser.push(Buffer.from(chunk)),
	);
	expect(events).toEqual([
		{type: 'answer'},
		{type: 'position', row: 3, column: 4},
		{type: 'press', press: {key: '', text: `s\ryä${esc}[A`, isPaste: true}},
		{type: 'press', press: {key: 'j', text: 'j'}},
	]);
});

test('a paste takes room for so much and no more, and its end is found all the same', () => {
	for (const length of [65_530, 65_536, 65_539, 65_542, 2_000_000]) {
		const [event, ...others] = createInputParser().push(
			Buffer.from(`${esc}[200~${'x'.repeat(length)}${esc}[201~`),
		);
		expect(event).toEqual({
			type: 'press',
			press: {key: '', text: 'x'.repeat(Math.min(length, 65_536)), isPaste: true},
		});
		expect(others).toEqual([]);
	}
});

test('bytes that are no UTF-8 are no keys, and none is lost after them', () => {
	for (const bad of [
		[0xff],
		[0xc0, 0x80],
		[0xe2, 0x82],
		[0xf0, 0x80, 0x80, 0x83],
		[0xed, 0xa0, 0x80],
		[0x85],
	]) {
		expect(keysOf(Buffer.from([...bad, 0x6a]))).toEqual(['j']);
	}
});

test('however keys and reports are cut into reads, the keys are the same', () => {
	const part = fc.oneof(
		fc.constantFrom('j', 'é', '👩', ' ', `${esc}[A`, `${esc}[5~`, `${esc}[200~sy${esc}[201~`),
		fc.constantFrom(...reports.map(({bytes}) => bytes)),
	);
	fc.assert(
		fc.property(fc.array(part, {maxLength: 12}), fc.array(fc.nat(), {maxLength: 6}), (parts, cuts) => {
			const bytes = Buffer.concat(
				parts.map(one => Buffer.from(one, /[\u0100-\uFFFF]/.test(one) || one === 'é' ? 'utf8' : 'latin1')),
			);
			const places = [0, ...cuts.map(cut => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
			const chunks = places.slice(1).map((place, index) => bytes.subarray(places[index], place));
			expect(keysOf(...chunks)).toEqual(keysOf(bytes));
		}),
		{numRuns: 500},
	);
});
