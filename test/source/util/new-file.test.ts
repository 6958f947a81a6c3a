import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect, onTestFinished, test} from 'vitest';
import {removeUnfinished, writeNewFile, writeWhole} from '../../../source/util/new-file.js';
import {errorOf} from '../../helpers/failure.js';
import {mountSmallDisk, whyNoSmallDisk} from '../../helpers/small-disk.js';

const {signal: never} = new AbortController();

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'midwatch-file-'));
	onTestFinished(() => rmSync(path, {recursive: true}));
	return path;
}

/** A disk that takes no more than this at each write, and `room` bytes in all. */
function greedyDisk(takes: readonly number[], room = Number.POSITIVE_INFINITY) {
	const taken: Buffer[] = [];
	let left = room;
	let turn = 0;
	const write = async (bytes: Uint8Array, at: number, length: number) => {
		const bytesWritten = Math.min(length, left, takes[turn++ % takes.length] ?? length);
		taken.push(Buffer.from(bytes.subarray(at, at + bytesWritten)));
		left -= bytesWritten;
		return {bytesWritten, buffer: bytes};
	};

	return {handle: {write: write as never}, taken: () => Buffer.concat(taken)};
}

test('all is written, however little the disk takes at a time', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.uint8Array({maxLength: 500}),
			fc.array(fc.integer({min: 1, max: 40}), {minLength: 1}),
			async (bytes, takes) => {
				const disk = greedyDisk(takes);
				await writeWhole(disk.handle, bytes);
				expect(disk.taken()).toEqual(Buffer.from(bytes));
			},
		),
	);
});

test('a disk that takes nothing any more is an error, and no endless loop', async () => {
	const error = await errorOf(writeWhole(greedyDisk([10], 25).handle, Buffer.alloc(100)));
	expect(error.message).toBe('the disk is full');
});

test('a file that is whole is there, for the user alone', async () => {
	const path = join(folder(), 'whole');
	await writeNewFile(path, never, async write => {
		await write('one ');
		await write(Buffer.from('two'));
	});
	expect(readFileSync(path, 'utf8')).toBe('one two');
	expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('one that is there already is left as it is', async () => {
	const path = join(folder(), 'mine');
	writeFileSync(path, 'mine');
	expect(await errorOf(writeNewFile(path, never, async write => write('yours')))).toMatchObject({
		code: 'EEXIST',
	});
	removeUnfinished();
	expect(readFileSync(path, 'utf8')).toBe('mine');
});

test('nothing stays of one that fails, is given up, or that the process leaves behind', async () => {
	const at = folder();
	const controller = new AbortController();
	const failing = writeNewFile(join(at, 'failing'), never, async write => {
		await write('half');
		throw new Error('cut');
	});
	expect((await errorOf(failing)).message).toBe('cut');
	const givenUp = writeNewFile(join(at, 'given-up'), controller.signal, async write => {
		await write('half');
		controller.abort();
		await write('the other half');
	});
	await errorOf(givenUp);
	const begun = Promise.withResolvers<void>();
	const ended = Promise.withResolvers<void>();
	const hanging = writeNewFile(join(at, 'hanging'), never, async write => {
		await write('half');
		begun.resolve();
		await ended.promise;
	});
	await begun.promise;
	expect(readdirSync(at)).toEqual(['hanging']);
	removeUnfinished();
	expect(readdirSync(at)).toEqual([]);
	ended.reject(new Error('too late'));
	expect((await errorOf(hanging)).message).toBe('too late');
});

test.skipIf(whyNoSmallDisk)('nothing stays on a disk that runs full, at whatever byte', async () => {
	const disk = mountSmallDisk(64);
	for (const size of [100, 4096, 65_000, 200_000]) {
		const path = join(disk, 'file');
		const error = await errorOf(
			writeNewFile(path, never, async write => {
				for (let sent = 0; sent < 200_000; sent += size) {
					await write(Buffer.alloc(size, 'x'));
				}
			}),
		);
		expect(error).toMatchObject({code: 'ENOSPC'});
		expect(existsSync(path)).toBe(false);
	}
});
