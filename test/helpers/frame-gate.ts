const begin = '\u001B[?2026h';
const end = '\u001B[?2026l';

/**
 * Lets a program's bytes through as far as its frames are whole, as a terminal that knows synchronized updates shows
 * them: who looks at the screen between two reads then sees no half of a frame.
 */
export function createFrameGate(): {
	readonly push: (bytes: string) => string;
	/** What is left when no more comes. */
	readonly rest: () => string;
} {
	let held = '';
	return {
		push(bytes) {
			held += bytes;
			const to = wholeTo(held);
			const whole = held.slice(0, to);
			held = held.slice(to);
			return whole;
		},
		rest() {
			const left = held;
			held = '';
			return left;
		},
	};
}

/** Before a frame that has begun and not ended, or before what may be its first bytes. */
function wholeTo(bytes: string): number {
	const last = bytes.lastIndexOf(begin);
	if (last >= 0 && !bytes.includes(end, last)) {
		return last;
	}

	const escape = bytes.lastIndexOf('\u001B');
	return escape >= 0 && begin.startsWith(bytes.slice(escape)) ? escape : bytes.length;
}
