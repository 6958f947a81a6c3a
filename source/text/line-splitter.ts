/** A line's bytes without the newline. A cut line lacks its end. */
type ByteLine = {readonly bytes: Buffer; readonly isCut: boolean};

type LineSplitter = {
	/** The lines that end in these bytes. */
	readonly push: (bytes: Buffer) => readonly ByteLine[];
	/** What is left when no more bytes come: a last line without a newline, if any. */
	readonly end: () => readonly ByteLine[];
};

const newline = 10;

/** Splits bytes into lines. A line longer than `mostBytes` is handed out cut as soon as it is, its rest dropped. */
export function createLineSplitter(mostBytes: number): LineSplitter {
	let parts: Buffer[] = [];
	let size = 0;
	let isSkipping = false;

	const take = (bytes: Buffer) => {
		// A copy: what they are a view of may be filled again before the line ends.
		const kept = Buffer.from(bytes.subarray(0, mostBytes - size));
		parts.push(kept);
		size += kept.length;
		return kept.length < bytes.length;
	};

	const hand = (isCut: boolean): ByteLine => {
		const bytes = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, size);
		parts = [];
		size = 0;
		return {bytes, isCut};
	};

	return {
		push(bytes) {
			const lines: ByteLine[] = [];
			for (let from = 0; from < bytes.length;) {
				const at = bytes.indexOf(newline, from);
				const isTooLong = !isSkipping && take(bytes.subarray(from, at < 0 ? bytes.length : at));
				if (isTooLong || (at >= 0 && !isSkipping)) {
					lines.push(hand(isTooLong));
				}

				isSkipping = at < 0 && (isSkipping || isTooLong);
				from = at < 0 ? bytes.length : at + 1;
			}

			return lines;
		},
		end: () => (size > 0 ? [hand(false)] : []),
	};
}
