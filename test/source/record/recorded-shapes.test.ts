import {describe, expect, test} from 'vitest';
import {encodeFrame, frameOf, type FrameKind} from '../../../source/record/frames.js';
import {createNumberWriter} from '../../../source/record/numbers.js';
import {readSegment} from '../../../source/record/segment.js';
import {makeContainer, makeState, startMs} from '../../helpers/fixtures.js';
import {headerFrame} from '../../helpers/recording-header.js';

// Frames with right checksums that no recorder wrote.

const empty = makeState().fleet;

function stateOf(...frames: readonly Buffer[]) {
	return readSegment(Buffer.concat([headerFrame(startMs), ...frames]))?.stateAt(startMs + 1000, empty);
}

const keyFrame = (levels: unknown) => frameOf('keyFrame', startMs, levels);
const listOf = (container: object) => ({containers: {set: [['a', container, 0]]}, list: {isKnown: true}});

describe('texts', () => {
	test('are cleaned as at an engine’s door', () => {
		const name = '\u001B]52;c;ZXZpbA==\u0007si\u202Eck';
		const state = stateOf(
			keyFrame(listOf({...makeContainer('a'), name, labels: {['\u001B[31mx']: '\u001B[2J'}})),
		);
		const [container] = [...(state?.containers.byId.values() ?? [])];
		expect(container?.name).toBe('si\uFFFDck');
		expect(JSON.stringify(container)).not.toMatch(/\\u001b/i);
	});

	test('of a container’s last words, too', () => {
		const words = {name: '\u001B[8mx', event: 'die', lines: [{text: '\u001B]0;x\u0007y'}]};
		const segment = readSegment(Buffer.concat([headerFrame(startMs), frameOf('lastWords', startMs, words)]));
		expect(segment?.lastWords()).toMatchObject([{words: {name: 'x', lines: [{text: 'y'}]}}]);
	});
});

describe('what isn’t what it should be is as damaged: it isn’t read', () => {
	const good = keyFrame(listOf(makeContainer('a')));

	test.each([
		{kernel: 1e300},
		{kernel: {kills: [], raised: [], tracks: {length: 1e9}}},
		{starts: {set: {length: 1e9}}},
		{events: true},
		{lastExits: {set: [['a', '3']]}},
		listOf({...makeContainer('b'), networkMode: [null]}),
		listOf({...makeContainer('b'), state: 'flying'}),
		listOf({...makeContainer('b'), createdAtMs: 1e300}),
		{notes: [{atMs: 1, tone: 'loud', text: 'x'}]},
		[],
		'x',
		null,
	])('%j', levels => {
		const later = frameOf('keyFrame', startMs + 1, levels);
		expect([...(stateOf(good, later)?.containers.byId.values() ?? [])].length).toBe(1);
	});

	test.each([
		['engine', null],
		['engine', {label: 5, url: null, host: 'x'}],
		['startedAtMs', 1e300],
		['monotonicMs', 'x'],
	] as const)('a header whose %s is %j', (field, value) => {
		expect(readSegment(headerFrame(startMs, {[field]: value}))).toBeUndefined();
	});

	test.each([Number.NaN, 1e300, Number.NEGATIVE_INFINITY])('a frame of the time %d', atMs => {
		const frame = encodeFrame({kind: 'keyFrame', atMs, payload: Buffer.from('{}')});
		const segment = readSegment(Buffer.concat([headerFrame(startMs), frame]));
		expect(segment?.toMs).toBe(startMs);
		expect(segment?.lostBytes).toBe(frame.length);
	});
});

describe('what claims more than it holds costs no more than it holds', () => {
	function passesOf(put: (write: (...values: readonly number[]) => void) => void) {
		const writer = createNumberWriter();
		put((...values) => values.forEach(writer.put));
		const kind: FrameKind = 'usage';
		const frame = encodeFrame({kind, atMs: startMs, payload: Buffer.from(writer.bytes())});
		return readSegment(Buffer.concat([headerFrame(startMs), frame]))?.passes(0, startMs + 1e9);
	}

	test.each([
		['passes', [1e9, 0]],
		['new containers', [1, 0, 0, 1e15]],
		['rows', [1, 0, 0, 0, 1e9, 0]],
		['samples of a row', [1, 0, 0, 0, 1, 0, 30_000_000]],
		['a place', [1, 0, 0, 0, 1, 0, 1, 1e12, 0]],
		['fewer than none', [-1]],
	] as const)('%s', (_what, values) => {
		expect(passesOf(write => write(...values))).toEqual([]);
	});

	test('thirty thousand containers at one place', () => {
		const set = Array.from({length: 30_000}, (_, index) => [`id-${index}`, makeContainer(`c${index}`), 0]);
		const state = stateOf(keyFrame({containers: {set}}));
		expect(state?.containers.byId.size).toBe(1);
	});
});
