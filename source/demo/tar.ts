/** A tar archive (ustar) of plain files. Paths hold at most 100 bytes. */
export function makeTar(files: ReadonlyArray<{path: string; content: string}>, atMs: number): Buffer {
	const blocks = files.flatMap(({path, content}) => {
		const bytes = Buffer.from(content);
		const padding = Buffer.alloc((512 - (bytes.length % 512)) % 512);
		return [header(path, bytes.length, atMs), bytes, padding];
	});
	return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

function header(path: string, size: number, atMs: number): Buffer {
	const block = Buffer.alloc(512);
	const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;
	block.write(path, 0, 100);
	block.write(octal(0o644, 8), 100);
	block.write(octal(0, 8), 108);
	block.write(octal(0, 8), 116);
	block.write(octal(size, 12), 124);
	block.write(octal(Math.floor(atMs / 1000), 12), 136);
	block.write('        ', 148);
	block.write('0', 156);
	block.write('ustar\u000000', 257);
	const sum = block.reduce((total, byte) => total + byte, 0);
	block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
	return block;
}
