/** A frame of a multiplexed log: 1 is stdout, 2 stderr, 3 the engine itself. */
export function frame(kind: number, bytes: Buffer | string): Buffer {
	const content = Buffer.from(bytes);
	const header = Buffer.alloc(8);
	header[0] = kind;
	header.writeUInt32BE(content.length, 4);
	return Buffer.concat([header, content]);
}

/** `whole` in pieces of `size` bytes. */
export function chunks(whole: Buffer, size: number): readonly Buffer[] {
	return Array.from({length: Math.ceil(whole.length / size)}, (_, index) =>
		whole.subarray(index * size, (index + 1) * size),
	);
}
