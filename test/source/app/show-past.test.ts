import {describe, expect, test} from 'vitest';
import {createPastLens} from '../../../source/app/show-past.js';
import {firstFrame} from '../../../source/panes/first-frame.js';
import {allBindings} from '../../../source/keys/groups/all-bindings.js';
import {createRecorder} from '../../../source/record/recorder.js';
import {createRecording} from '../../../source/record/recording.js';
import {createMemorySink} from '../../../source/record/segment-memory.js';
import type {Message} from '../../../source/store/messages.js';
import {reduce} from '../../../source/store/reduce.js';
import type {State} from '../../../source/store/state.js';
import {idOf, listed, makeContainer, makeState, startMs} from '../../helpers/fixtures.js';
import {opened, sample} from '../../helpers/fleet.js';

const at = (second: number) => startMs + second * 1000;

/** Two minutes in which `db` dies; each second as it was shown. */
function twoMinutes() {
	const sink = createMemorySink(1e9);
	let state = makeState();
	let atMs = startMs;
	const recorder = createRecorder(sink, {
		version: '0.0.0',
		engine: {label: 'default', url: 'unix:///x', host: 'here'},
		monotonicMs: () => atMs - startMs,
	});
	const shown: State[] = [];
	const tell = (message: Message) => {
		state = reduce(state, message);
		recorder.saw(state.fleet, message);
	};

	tell(opened());
	tell(listed('web', 'db'));
	for (let second = 0; second < 120; second++) {
		atMs = at(second);
		if (second === 60) {
			tell({
				type: 'containers/listed',
				containers: [makeContainer('web'), makeContainer('db', {state: 'exited', exitCode: 1})],
			});
		}

		tell({
			type: 'usage/sampled',
			atMs,
			samples: [[idOf('web'), sample({atMs, cpuPercent: second})]],
		});
		tell({type: 'clock/ticked', atMs});
		shown.push(state);
	}

	const recording = createRecording(() => {
		recorder.flush();
		return sink.sources();
	});
	return {lens: createPastLens(recording), shown, now: state};
}

const went = (state: State, second: number) => reduce(state, {type: 'past/went', atMs: at(second), steps: 0});
const frame = (state: State) => firstFrame(state, allBindings);

describe('the past', () => {
	const {lens, shown, now} = twoMinutes();

	test('is painted as it was painted then, but for the banner and what can’t be done', () => {
		// Later, rows have a minute of what was recorded, and small charts begin elsewhere.
		for (const second of [5, 30, 59, 60]) {
			const past = lens(went(now, second));
			const {atMs: _atMs, nowMs: _nowMs, ...rest} = past.view.past;
			const asNow = {
				...past,
				view: {...past.view, past: rest, screen: {...past.view.screen, isReadOnly: false}},
			};
			expect(frame(asNow)).toBe(frame({...shown[second]!, view: asNow.view}));
		}
	});

	test('says so, with the time and how long ago, also without colours', () => {
		const past = lens(went({...now, view: {...now.view, screen: {...now.view.screen, colorLevel: 0}}}, 59));
		expect(frame(past)).toMatch(/PAST \d\d:\d\d:\d\d · 1 min ago · actions are off/);
	});

	test('changes nothing: whatever acts is refused', () => {
		expect(lens(went(now, 59)).view.screen.isReadOnly).toBe(true);
		expect(lens(now)).toBe(now);
	});

	test('is the same while the present goes on', () => {
		const first = lens(went(now, 59));
		const later = lens(went(reduce(now, {type: 'clock/ticked', atMs: at(200)}), 59));
		expect(later.fleet.containers).toBe(first.fleet.containers);
		expect(later.view.past.nowMs).toBe(at(200));
	});
});
