import type {ContainerId, Reading} from '../../source/engine/types.js';

/** An engine's stats routes that count what they are asked, at a time the test moves on. */
export type CountingEngine = {
	readonly read: (id: ContainerId, signal: AbortSignal) => Promise<Reading | undefined>;
	readonly readings: (id: ContainerId, signal: AbortSignal) => AsyncIterable<Reading>;
	readonly calls: ContainerId[];
	readonly mostAtOnce: () => number;
	readonly openStreams: () => ReadonlySet<ContainerId>;
	/** A frame on each open stream. */
	readonly tick: () => Promise<void>;
};

export function idNumber(number: number): ContainerId {
	return String(number).padStart(64, '0') as ContainerId;
}

/** `coresOf` says how busy a container is, so that its readings say it too. */
export function createCountingEngine(
	nowMs: () => number,
	coresOf: (id: ContainerId) => number | undefined = () => 0.01,
): CountingEngine {
	const calls: ContainerId[] = [];
	const streams = new Map<ContainerId, () => void>();
	let atOnce = 0;
	let most = 0;

	const readingOf = (id: ContainerId): Reading | undefined => {
		const cores = coresOf(id);
		return cores === undefined ? undefined : {atMs: nowMs(), cpuTotalNs: nowMs() * 1e6 * cores};
	};

	return {
		calls,
		mostAtOnce: () => most,
		openStreams: () => new Set(streams.keys()),
		async read(id) {
			calls.push(id);
			most = Math.max(most, ++atOnce);
			await Promise.resolve();
			atOnce--;
			return readingOf(id);
		},
		async *readings(id, signal) {
			while (!signal.aborted) {
				const frame = Promise.withResolvers<void>();
				streams.set(id, frame.resolve);
				signal.addEventListener('abort', () => frame.resolve(), {once: true});
				await frame.promise;
				const reading = readingOf(id);
				if (reading && !signal.aborted) {
					yield reading;
				}
			}

			streams.delete(id);
		},
		async tick() {
			for (const [, frame] of streams) {
				frame();
			}

			await new Promise(resolve => setImmediate(resolve));
		},
	};
}
