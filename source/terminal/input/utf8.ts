export type Utf8Decoder = {
	/** The character that a byte completes; undefined while it is incomplete, and for bytes that are no part of one. */
	readonly push: (byte: number) => number | undefined;
	readonly reset: () => void;
};

/** What needs so many bytes after the first. */
const leastOf: readonly number[] = [0, 0x80, 0x8_00, 0x1_00_00];

function isCharacter(code: number, least: number): boolean {
	return code >= least && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code < 0xe0_00);
}

/**
 * UTF-8, a byte at a time. A byte from 0x80 to 0x9F that is part of no character is a control of eight bits, as
 * some terminals send them, and stands for itself.
 */
export function createUtf8Decoder(): Utf8Decoder {
	let missing = 0;
	let character = 0;
	let least = 0;
	return {
		push(byte) {
			if (missing > 0 && byte >= 0x80 && byte < 0xc0) {
				missing--;
				character = (character << 6) | (byte & 0x3f);
				return missing === 0 && isCharacter(character, least) ? character : undefined;
			}

			missing = byte >= 0xf5 ? 0 : byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
			least = leastOf[missing] ?? 0;
			character = byte & (0x3f >> missing);
			return missing === 0 && byte < 0xa0 ? byte : undefined;
		},
		reset() {
			missing = 0;
		},
	};
}
