/** How far an engine's clock is ahead of ours (ms), by what its answers say. */
export type EngineClock = {
	/** Negative: behind. 0: no difference that could be measured. Undefined: nothing has told the time yet. */
	readonly offsetMs: () => number | undefined;
	/** An answer's Date header, cut to the second. A proxy's may be another clock's: of it only the changes count. */
	readonly sawDate: (header: string | undefined, exchange: Exchange) => void;
	/** `SystemTime` of /info: the engine's own clock. */
	readonly sawSystemTime: (stamp: unknown, exchange: Exchange) => void;
};

/** When the request went and when the answer came, by our clock, ms since the epoch. */
export type Exchange = {readonly sentMs: number; readonly receivedMs: number};

type Measured = {readonly offsetMs: number; readonly errorMs: number};

/** A Date header is cut to the second: on average it is half of one late. */
const halfSecondMs = 500;
/** No clock is wrong by centuries: what says so has none. */
const mostOffsetMs = 200 * 365 * 86_400_000;

export function createEngineClock(): EngineClock {
	let current: Measured | undefined;
	let base: Measured | undefined;
	return {
		offsetMs: () => current && (Math.abs(current.offsetMs) <= current.errorMs ? 0 : current.offsetMs),
		sawDate(header, exchange) {
			const seen = measure(Date.parse(header ?? '') + halfSecondMs, exchange, halfSecondMs);
			if (!seen) {
				return;
			}

			const movedMs = base ? seen.offsetMs - base.offsetMs : 0;
			if (current && base && Math.abs(movedMs) > seen.errorMs + base.errorMs) {
				// One of the two clocks was set.
				current = {offsetMs: current.offsetMs + movedMs, errorMs: current.errorMs + seen.errorMs};
				base = seen;
			}

			base ??= seen;
			current ??= seen;
		},
		sawSystemTime(stamp, exchange) {
			current = measure(typeof stamp === 'string' ? Date.parse(stamp) : Number.NaN, exchange, 0) ?? current;
		},
	};
}

/** The time in an answer is of some moment between the request and its arrival. */
function measure(engineMs: number, {sentMs, receivedMs}: Exchange, errorMs: number): Measured | undefined {
	const halfTripMs = (receivedMs - sentMs) / 2;
	const offsetMs = engineMs - (sentMs + halfTripMs);
	// Our own clock was set meanwhile where the trip took less than no time.
	return halfTripMs < 0 || !(Math.abs(offsetMs) < mostOffsetMs)
		? undefined
		: {offsetMs, errorMs: errorMs + halfTripMs};
}
