import {createPatientCalls} from '../../util/patient-calls.js';
import type {Engine} from '../engine.js';
import type {ContainerId, Reading} from '../types.js';
import {readQuietly} from './one-shot-sampler.js';
import type {Sampler, SampleTarget} from './sampler.js';
import {createTurns} from './sample-turns.js';

type Stream = {readonly controller: AbortController; unwantedPasses: number};

/** Streams at once. Further shown rows come in turn, as the others do. */
const mostStreams = 40;
/** A row that has left the screen may be back soon: its stream goes on for so many passes. */
const lingerPasses = 5;
/** One-shot calls under way at once, for the containers without a stream. */
const callsAtOnce = 4;

type Came = (id: ContainerId, reading: Reading | undefined) => void;

/**
 * For engines whose one-shot call takes a second (20.10): a stream for each shown row, which brings a
 * reading a second, and a few slow calls at a time for the others. A pass takes what has come since the last.
 */
export function createStreamSampler(engine: Pick<Engine, 'read' | 'readings'>): Sampler {
	const closed = new AbortController();
	let readings = new Map<ContainerId, Reading>();
	const came: Came = (id, reading) => {
		if (reading) {
			readings.set(id, reading);
		}
	};

	const streams = createStreams(engine, came, closed.signal);
	const calls = createCalls(engine, came, closed.signal);
	return {
		name: () => 'engine, streams',
		async read(targets) {
			streams.keep(targets.filter(({isOnScreen}) => isOnScreen).slice(0, mostStreams));
			calls.make(targets.filter(({id}) => !streams.has(id)));
			const taken = readings;
			readings = new Map();
			return taken;
		},
		close: () => closed.abort(),
	};
}

function createStreams(engine: Pick<Engine, 'readings'>, came: Came, closed: AbortSignal) {
	const streams = new Map<ContainerId, Stream>();
	const follow = async (id: ContainerId, {signal}: AbortController) => {
		try {
			for await (const reading of engine.readings(id, AbortSignal.any([closed, signal]))) {
				came(id, reading);
			}
		} catch {
			// Its container is gone, or the engine is: the next pass tries again if it is still wanted.
		}

		if (streams.get(id)?.controller.signal === signal) {
			streams.delete(id);
		}
	};

	return {
		has: (id: ContainerId) => streams.has(id),
		keep(targets: readonly SampleTarget[]) {
			closeUnwanted(streams, new Set(targets.map(({id}) => id)));
			for (const {id} of targets) {
				if (!streams.has(id)) {
					const controller = new AbortController();
					streams.set(id, {controller, unwantedPasses: 0});
					void follow(id, controller);
				}
			}
		},
	};
}

function closeUnwanted(streams: Map<ContainerId, Stream>, wanted: ReadonlySet<ContainerId>): void {
	for (const [id, stream] of streams) {
		stream.unwantedPasses = wanted.has(id) ? 0 : stream.unwantedPasses + 1;
		if (stream.unwantedPasses > lingerPasses) {
			stream.controller.abort();
			streams.delete(id);
		}
	}
}

function createCalls(engine: Pick<Engine, 'read'>, came: Came, closed: AbortSignal) {
	const turns = createTurns({shown: callsAtOnce, calls: 2, others: 2, round: 60, newcomers: callsAtOnce});
	const calls = createPatientCalls(async (id: ContainerId) => {
		const reading = await readQuietly(engine, id, closed);
		turns.took(id, reading, performance.now());
		came(id, reading);
	});

	return {
		make(targets: readonly SampleTarget[]) {
			const waiting = targets.filter(({id}) => calls.isFree(id));
			for (const {id} of turns
				.pick(waiting, performance.now())
				.slice(0, Math.max(0, callsAtOnce - calls.underWay()))) {
				void calls.start(id);
			}
		},
	};
}
