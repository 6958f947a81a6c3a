import fc from 'fast-check';
import {expect, test, vi} from 'vitest';
import {jsonLines} from '../../../../source/engine/transport/json-lines.js';

async function read(chunks: readonly Buffer[], most?: number): Promise<unknown[]> {
	const documents: unknown[] = [];
	for await (const document of jsonLines(stream(chunks), most)) {
		documents.push(document);
	}

	return documents;
}

async function* stream(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
	yield* chunks;
}

const documents = [{name: '漢字 🚢'}, [1, 'two\n'], 'é', null, 0];
const text = Buffer.from(documents.map(document => `${JSON.stringify(document)}\n`).join(''));

test('the same documents, whatever byte the stream is split at', async () => {
	for (let at = 0; at <= text.length; at++) {
		expect(await read([text.subarray(0, at), text.subarray(at)])).toEqual(documents);
	}
});

test('the same documents, however the stream is cut', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.nat(text.length)), async cuts => {
			const bounds = [0, ...cuts.sort((a, b) => a - b), text.length];
			const chunks = bounds.slice(1).map((end, index) => text.subarray(bounds[index], end));
			expect(await read(chunks)).toEqual(documents);
		}),
	);
});

test('empty lines and \\r\\n are nothing of their own', async () => {
	expect(await read([Buffer.from('\r\n{"a":1}\r\n\n{"b":2}\r\n')])).toEqual([{a: 1}, {b: 2}]);
});

test('a document that never ends its line is cut short by the engine: it is not told', async () => {
	expect(await read([Buffer.from('{"a":1}\n{"b":')])).toEqual([{a: 1}]);
});

test('garbage is an error after what came whole', async () => {
	const seen: unknown[] = [];
	const reading = async () => {
		for await (const document of jsonLines(stream([Buffer.from('{"a":1}\n<html>\n')]))) {
			seen.push(document);
		}
	};

	await expect(reading()).rejects.toThrow('not JSON');
	expect(seen).toEqual([{a: 1}]);
});

test('a line without an end is given up', async () => {
	await expect(read([Buffer.alloc(60, 'x'), Buffer.alloc(60, 'x')], 100)).rejects.toThrow(/more than 100/);
});

test('a long line that comes byte by byte is gone through once', async () => {
	const split = vi.spyOn(String.prototype, 'split');
	const bytes = Buffer.from(`"${'x'.repeat(3000)}"\n`);
	const [document] = await read(Array.from(bytes, byte => Buffer.of(byte)));
	const goneThrough = split.mock.contexts.reduce<number>((sum, text) => sum + String(text).length, 0);
	split.mockRestore();
	expect(document).toBe('x'.repeat(3000));
	expect(goneThrough).toBeLessThan(2 * bytes.length);
});
