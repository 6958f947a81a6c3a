import type {Message} from '../store/messages.js';
import type {Recorded} from './fleet-changes.js';
import {frameOf} from './frames.js';
import {createSegmentWriter, type SegmentWriter, type Sink} from './segment-writer.js';

/** The first frame of each segment: what is needed to read it on its own. */
export type Header = {
	readonly format: 1;
	/** midwatch's. */
	readonly version: string;
	readonly engine: {readonly label: string; readonly url: string; readonly host: string};
	readonly startedAtMs: number;
	/** By a clock that nobody sets: tells a clock that was set from time that has passed. */
	readonly monotonicMs: number;
	/** By how much the clock was set since the segment before (ms), where it was. */
	readonly clockSetMs?: number;
	/** Seconds that a figure stands for, where it is more than one. */
	readonly thinnedTo?: number;
};

type Recorder = {
	/** Takes note of a message, once the store has. */
	readonly saw: (fleet: Recorded, message: Message) => void;
	/** Keeps what a container said last, at once. */
	readonly keepLastWords: (atMs: number, words: unknown) => void;
	/** Writes what was only gathered so far. */
	readonly flush: () => void;
	readonly close: () => void;
};

type Options = Pick<Header, 'version' | 'engine'> & {readonly monotonicMs: () => number};

const segmentMs = 15 * 60_000;
/** A disk that was full is tried again so often. */
const retryEveryMs = 10_000;
/** A clock that drifts isn't one that was set. */
const clockSetMs = 5000;

type Begun = {readonly writer: SegmentWriter; readonly atMs: number; readonly monotonicMs: number};

/** Writes what a store learns as frames. Time is the clock facts' time: nothing here looks at a clock of its own. */
export function createRecorder(sink: Sink, options: Options): Recorder {
	let begun: Begun | undefined;
	const tick = (atMs: number, fleet: Recorded) => {
		begun = tickOf(begun, atMs, fleet, sink, options);
	};

	return {
		saw(fleet, message) {
			if (message.type === 'clock/ticked') {
				tick(message.atMs, fleet);
			} else if (message.type === 'usage/sampled') {
				if (!begun) {
					tick(message.atMs, fleet);
				}

				begun?.writer.passed(message);
			}
		},
		keepLastWords(atMs, words) {
			if (begun) {
				sink.append(frameOf('lastWords', atMs, words));
			}
		},
		flush: () => begun?.writer.flush(),
		close() {
			begun?.writer.flush();
			begun = undefined;
			sink.end();
		},
	};
}

/** Goes on with the segment, or begins another: it is old enough, can't be written any more, or the clock was set. */
function tickOf(
	begun: Begun | undefined,
	atMs: number,
	fleet: Recorded,
	sink: Sink,
	options: Options,
): Begun {
	const monotonicMs = options.monotonicMs();
	const jumpMs = begun ? atMs - begun.atMs - (monotonicMs - begun.monotonicMs) : 0;
	const isSet = Math.abs(jumpMs) > clockSetMs;
	const ageMs = begun ? atMs - begun.atMs : 0;
	const isBroken = sink.isBroken?.() === true;
	if (begun && !isSet && !isBroken) {
		begun.writer.tick(atMs, fleet);
	}

	if (begun && !isSet && ageMs < (isBroken ? retryEveryMs : segmentMs)) {
		return begun;
	}

	begun?.writer.flush();
	const header = headerOf(options, atMs, monotonicMs, isSet ? Math.round(jumpMs) : undefined);
	sink.begin(atMs, frameOf('header', atMs, header));
	return {writer: createSegmentWriter(sink, atMs, fleet), atMs, monotonicMs};
}

function headerOf(
	{version, engine}: Options,
	startedAtMs: number,
	monotonicMs: number,
	setMs: number | undefined,
): Header {
	return {
		format: 1,
		version,
		engine,
		startedAtMs,
		monotonicMs: Math.round(monotonicMs),
		...(setMs !== undefined && {clockSetMs: setMs}),
	};
}
