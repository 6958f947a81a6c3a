import {hostname} from 'node:os';
import {createRecorder} from '../record/recorder.js';
import {createRecording, type SegmentSource, type Stretch} from '../record/recording.js';
import {folderOfEngine, listSegments} from '../record/segment-files.js';
import {createMemorySink} from '../record/segment-memory.js';
import {createFileSources} from '../record/segment-sources.js';
import type {Store} from '../store/open-store.js';
import {safe} from '../text/safe-text.js';
import type {FoundEngine} from './found-engine.js';
import {recallUsage} from './recall-usage.js';
import {createPastLens} from './show-past.js';
import {noteNow} from '../store/fleet/notes-slice.js';

/** What the screen has seen is kept in memory, packed: hours of a hundred containers. */
const mostBytes = 8 * 1024 * 1024;

/** What can be done with the past besides looking at it. */
export type PastControls = {
	/** Goes to the event before or after the moment that is shown. */
	readonly goToEvent: (by: 1 | -1) => void;
	/** Tells what happened in a time, as a report. */
	readonly tellIncident: (stretch: Stretch) => Promise<void>;
};

type Parts = {
	readonly store: Store;
	readonly found: readonly [FoundEngine, ...FoundEngine[]];
	/** What is looked at in place of an engine. */
	readonly replayed?: readonly SegmentSource[];
};

/** Lets the past be looked at: what is replayed, or what the screen has seen, and what a recorder did before. */
export function openPast({store, found, replayed}: Parts, recordings: string): PastControls {
	const [first, ...others] = found;
	// A recording is of one engine, and names its containers as that one does.
	const hasRecordings = !first.isDemo && others.length === 0;
	return replayed
		? replayPast(store, replayed)
		: rememberPast(store, first, hasRecordings ? recordings : undefined);
}

/**
 * Records what the screen learns, in memory, and lets it be looked at: with what a recorder has written of the same
 * engine under the folder of `recordings`, where one has.
 */
function rememberPast(store: Store, found: FoundEngine, recordings: string | undefined): PastControls {
	const sink = createMemorySink(mostBytes);
	const {label, url} = found.address;
	const recorder = createRecorder(sink, {
		version: 'in memory',
		engine: {label, url, host: hostname()},
		monotonicMs: () => performance.now(),
	});
	store.onChange(({fleet}, message) => recorder.saw(fleet, message));
	let files: readonly SegmentSource[] = [];
	if (recordings !== undefined) {
		void listSegments(folderOfEngine(recordings, url)).then(async segments => {
			files = createFileSources(segments);
			await recallUsage(
				store,
				createRecording(() => files),
			);
		});
	}

	return showRecording(store, () => {
		recorder.flush();
		return [...files, ...sink.sources()];
	});
}

/** Shows nothing but a recording: its end is what elsewhere is now. */
function replayPast(store: Store, sources: readonly SegmentSource[]): PastControls {
	const recording = createRecording(() => sources);
	return showRecording(
		store,
		() => sources,
		() => recording.stretch()?.toMs,
	);
}

function showRecording(
	store: Store,
	sources: () => readonly SegmentSource[],
	endMs?: () => number | undefined,
): PastControls {
	const recording = createRecording(sources);
	store.showThrough(createPastLens(recording, endMs));
	return {
		goToEvent(by) {
			const {fleet, view} = store.getState();
			const fromMs = view.past.atMs ?? endMs?.() ?? fleet.ourNowMs;
			const atMs = by < 0 ? recording.eventBefore(fromMs) : recording.eventAfter(fromMs);
			if (atMs !== undefined || (by > 0 && view.past.atMs !== undefined)) {
				store.dispatch({type: 'past/went', atMs, steps: 0});
			} else {
				const text = by < 0 ? safe`no earlier event is known` : safe`there is no later event`;
				store.dispatch(noteNow({tone: 'warn', text}));
			}
		},
		async tellIncident(stretch) {
			const {tellIncident} = await import('./tell-incident.js');
			tellIncident(store, sources(), stretch);
		},
	};
}
