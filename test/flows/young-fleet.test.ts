import {expect, test} from 'vitest';
import {createScreen} from '../../source/terminal/cells/screen-writer.js';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import {safe} from '../../source/text/safe-text.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import {reduce} from '../../source/store/reduce.js';
import type {Message} from '../../source/store/messages.js';
import type {State} from '../../source/store/state.js';
import {opened, sampled, ticked} from '../helpers/fleet.js';
import {idOf, makeContainer, makeDetails, makeState, startMs} from '../helpers/fixtures.js';

// A mass restart is what an incident looks like: it must not cost more to look at than a quiet fleet. What is written
// and painted anew is counted, which no machine changes.

const names = Array.from({length: 100}, (_, index) => `svc-${index}`);
const seconds = 60;

/** A number that looks random and is the same in every run. */
function noise(index: number, second: number): number {
	const x = Math.sin(index * 12.9898 + second * 78.233) * 43758.5453;
	return x - Math.floor(x);
}

/** Two of five sleep, as in most fleets; what the others use moves with every sample. */
function figures(second: number): Message {
	return sampled(
		Object.fromEntries(
			names.map((name, index) => [
				name,
				index % 5 < 2 ? {cpuPercent: 0} : {cpuPercent: noise(index, second) * 5},
			]),
		),
	);
}

/** A hundred containers that were started one after the other, the last of them `ageMs` ago. */
function fleetOf(ageMs: number): State {
	const startedAtMs = (index: number) => startMs - ageMs - (names.length - index) * 150;
	return makeState(
		opened(),
		{type: 'containers/listed', containers: names.map(name => makeContainer(name))},
		{
			type: 'containers/detailed',
			ids: names.map(idOf),
			details: names.map((name, index) => makeDetails(name, {startedAtMs: startedAtMs(index)})),
		},
		figures(0),
		ticked(),
	);
}

/** What a minute of looking at it takes: bytes written, and lines that read otherwise than a second before. */
function costOf(ageMs: number): {bytes: number; lines: number} {
	const screen = createScreen({write: () => undefined, isReady: () => true, columns: 120, rows: 40});
	let state = fleetOf(ageMs);
	let lines = 0;
	let frame = firstFrame(state, allBindings);
	screen.paint(frame);
	const {bytesWritten} = screen.counts();
	for (let second = 1; second <= seconds; second++) {
		const before = new Set(frame.split('\n'));
		state = [figures(second), ticked(second * 1000)].reduce(reduce, state);
		frame = firstFrame(state, allBindings);
		lines += frame.split('\n').filter(line => !before.has(line)).length;
		screen.paint(frame);
	}

	return {bytes: screen.counts().bytesWritten - bytesWritten, lines};
}

test('a fleet that has just been started costs at most a fifth more than an old one', () => {
	const old = costOf(3_600_000);
	const young = costOf(4000);
	expect(young.bytes).toBeLessThanOrEqual(1.2 * old.bytes);
	expect(young.lines).toBeLessThanOrEqual(1.2 * old.lines);
});

test('a list whose words have aged asks for nothing anew, and looks no different', () => {
	const listedAt = (seconds: number): Message => ({
		type: 'containers/listed',
		containers: names.map(name => makeContainer(name, {status: safe`Up ${seconds} seconds`})),
	});
	const details: Message = {
		type: 'containers/detailed',
		ids: names.map(idOf),
		details: names.map(name => makeDetails(name)),
	};
	const young = [listedAt(4), details].reduce(reduce, makeState(opened(), ticked()));
	const aged = reduce(young, listedAt(19));
	expect(young.fleet.containers.staleDetails.size).toBe(0);
	expect(aged.fleet.containers.staleDetails.size).toBe(0);
	expect(firstFrame(aged, allBindings)).toBe(firstFrame(young, allBindings));
});
