import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {Readable} from 'node:stream';
import {expect, onTestFinished, test} from 'vitest';
import {writeArchive} from '../../../../source/actions/reports/write-archive.js';
import {makeTar} from '../../../../source/demo/tar.js';
import type {Engine} from '../../../../source/engine/engine.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {errorOf} from '../../../helpers/failure.js';
import {idOf, makeState} from '../../../helpers/fixtures.js';
import {mountSmallDisk, whyNoSmallDisk} from '../../../helpers/small-disk.js';

const tar = makeTar([{path: 'passwd', content: 'root:x:0:0\n'.repeat(20_000)}], 0);

/** Copies out into that folder what such a body brings. */
async function copyInto(folder: string, body: Readable, signal = new AbortController().signal) {
	const before = process.cwd();
	process.chdir(folder);
	onTestFinished(() => process.chdir(before));
	const engine = {archive: async () => body} as unknown as Engine;
	const target = {kind: 'container', id: idOf('db'), name: safeText('db')} as const;
	const show = () => {};
	return writeArchive({engine, state: makeState(), target, input: '/etc/passwd', tell: show, show}, signal);
}

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'midwatch-copy-'));
	onTestFinished(() => rmSync(path, {recursive: true}));
	return path;
}

const inPieces = (bytes: Buffer, size = 10_000) =>
	Array.from({length: Math.ceil(bytes.length / size)}, (_, index) =>
		bytes.subarray(index * size, (index + 1) * size),
	);

test('an archive is copied out whole', async () => {
	const into = folder();
	const ending = await copyInto(into, Readable.from(inPieces(tar, 700)));
	const [file = ''] = readdirSync(into);
	expect(ending).toMatchObject({tone: 'good', text: expect.stringContaining(file)});
	expect(readFileSync(join(into, file))).toEqual(tar);
});

test('nothing stays of one that is cut, that breaks off, or that nobody waits for any more', async () => {
	const into = folder();
	const cut = Readable.from(
		(function* () {
			yield* inPieces(tar).slice(0, 3);
			throw new Error('read ECONNRESET');
		})(),
	);
	expect((await errorOf(copyInto(into, cut))).message).toContain('ECONNRESET');
	const brokenOff = Readable.from(
		inPieces(Buffer.concat([tar.subarray(0, 30_000), Buffer.from('{"message":"EIO"}')])),
	);
	expect((await errorOf(copyInto(into, brokenOff))).message).toContain('the archive has no end');
	expect((await errorOf(copyInto(into, Readable.from([])))).message).toContain('the archive has no end');
	const controller = new AbortController();
	const left = Readable.from(
		(function* () {
			yield* inPieces(tar).slice(0, 3);
			controller.abort();
			yield* inPieces(tar).slice(3);
		})(),
	);
	await errorOf(copyInto(into, left, controller.signal));
	expect(readdirSync(into)).toEqual([]);
});

test.skipIf(whyNoSmallDisk)('nothing stays on a full disk, and the report says so', async () => {
	const disk = mountSmallDisk(64);
	expect(await errorOf(copyInto(disk, Readable.from(inPieces(tar))))).toMatchObject({code: 'ENOSPC'});
	expect(readdirSync(disk)).toEqual([]);
});
