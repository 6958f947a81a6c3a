// How far the terminal is behind, end to end: after some bytes it is asked whether it is well (DSR,
// `ESC [ 5 n`), and what it answers (`ESC [ 0 n`) says that it has shown all bytes before. No buffer
// between us and the user's eyes, in the kernel, in sshd or in the network, can hide from that.

export const question = '\u001B[5n';
export const answer = '\u001B[0n';

/** About what a line of 2 KB/s carries before the eye notices. */
const bytesPerQuestion = 256;
/** So much may follow a question before its answer. */
const mostBytesAhead = 1024;
const patienceMs = 100;
/** A terminal's first answer may take so long; after the second it isn't expected any more. */
const firstMs = 500;
/** A terminal that has answered before has a moment: what comes later is typed into whatever runs next. */
const mostDueMs = 1000;
const hopelessMs = 2000;
const slowestUsualMs = 500;
const lostAfterMs = 5000;
/** A terminal that never answered this many isn't asked again. */
const mostIgnored = 3;

export type RoundTrips = {
	/** Bytes were sent; true: the question should follow them. */
	readonly sent: (bytes: number, nowMs: number) => boolean;
	/** An answer came; true: the question should be asked for what was sent meanwhile. */
	readonly answered: (nowMs: number) => boolean;
	/** Whether the terminal has enough to do: it takes longer than it can, or much is on its way. */
	readonly isLate: (nowMs: number) => boolean;
	/** How long to wait for an answer that is still to come, also to another question; 0 when none is. */
	readonly dueMs: (nowMs: number, otherAskedAtMs?: number) => number;
};

export function createRoundTrips(): RoundTrips {
	let unasked = bytesPerQuestion;
	let askedAtMs: number | undefined;
	let fastestMs: number | undefined;
	let ignored = 0;

	const usualMs = () => patienceMs + 2 * Math.min(fastestMs ?? 0, slowestUsualMs);
	const ask = (nowMs: number) => {
		if (askedAtMs !== undefined && nowMs - askedAtMs > lostAfterMs) {
			ignored += fastestMs === undefined ? 1 : 0;
			askedAtMs = undefined;
		}

		const isTime = askedAtMs === undefined && unasked >= bytesPerQuestion && ignored < mostIgnored;
		[askedAtMs, unasked] = isTime ? [nowMs, 0] : [askedAtMs, unasked];
		return isTime;
	};

	return {
		sent(bytes, nowMs) {
			unasked += bytes;
			return ask(nowMs);
		},
		answered(nowMs) {
			fastestMs = askedAtMs === undefined ? fastestMs : Math.min(fastestMs ?? Infinity, nowMs - askedAtMs);
			askedAtMs = undefined;
			return ask(nowMs);
		},
		isLate(nowMs) {
			if (askedAtMs === undefined || fastestMs === undefined) {
				return false;
			}

			const waitedMs = nowMs - askedAtMs;
			return waitedMs < lostAfterMs && (waitedMs > usualMs() || unasked > mostBytesAhead);
		},
		dueMs(nowMs, otherAskedAtMs) {
			const lastMs = Math.max(askedAtMs ?? -Infinity, otherAskedAtMs ?? -Infinity);
			const isHopeless = fastestMs === undefined && nowMs - lastMs > hopelessMs;
			const soonestMs = fastestMs === undefined ? firstMs : mostDueMs;
			return isHopeless || lastMs === -Infinity ? 0 : Math.max(soonestMs, usualMs());
		},
	};
}
