import {createFileSink} from '../../../source/record/file-sink.js';
import {chmod, mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {frameOf} from '../../../source/record/frames.js';
import {folderOfEngine, keepWithin, listSegments} from '../../../source/record/segment-files.js';
import {headerFrame} from '../../helpers/recording-header.js';
import {readSegment} from '../../../source/record/segment.js';

const startMs = Date.UTC(2026, 10, 26, 3, 0, 0);
const minuteMs = 60_000;

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'midwatch-segments-'));
});
afterEach(async () => {
	await chmod(folder, 0o700);
	await rm(folder, {recursive: true});
});

const header = headerFrame(startMs);

test('segments are files for the user alone, numbered and dated', async () => {
	const sink = createFileSink(folder, 7);
	sink.begin(startMs, header);
	sink.append(frameOf('keyFrame', startMs, {}));
	sink.begin(startMs + minuteMs, header);
	sink.end();
	await sink.settled();
	const segments = await listSegments(folder);
	expect(segments.map(({number, startedAtMs}) => ({number, startedAtMs}))).toEqual([
		{number: 7, startedAtMs: startMs},
		{number: 8, startedAtMs: startMs + minuteMs},
	]);
	expect((await stat(segments[0]!.path)).mode & 0o777).toBe(0o600);
	expect(readSegment(await readFile(segments[0]!.path))?.fromMs).toBe(startMs);
});

test('what can’t be written is told, and another segment is begun when it can', async () => {
	const sink = createFileSink(join(folder, 'gone'), 1);
	sink.begin(startMs, header);
	sink.append(header);
	await sink.settled();
	expect(sink.isBroken?.()).toBe(true);
	expect(sink.problem()).toContain('no such file or directory');
	expect(await listSegments(folder)).toEqual([]);
});

test('a segment that is there already is never written over', async () => {
	const first = createFileSink(folder, 1);
	first.begin(startMs, header);
	await first.settled();
	const second = createFileSink(folder, 1);
	second.begin(startMs, header);
	await second.settled();
	expect(second.problem()).toContain('EEXIST');
	expect((await listSegments(folder))[0]?.bytes).toBe(header.length);
});

test('the oldest go, until one more of the largest has room', async () => {
	for (const [index, bytes] of [300, 200, 200, 100].entries()) {
		await writeFile(join(folder, `00000${index}-20261126T03000${index}Z.mwr`), Buffer.alloc(bytes));
	}

	const kept = async () => (await listSegments(folder)).map(({number}) => number);
	expect(await keepWithin(folder, {maxBytes: 10_000, maxAgeMs: Number.POSITIVE_INFINITY}, startMs)).toBe(0);
	await keepWithin(folder, {maxBytes: 700, maxAgeMs: Number.POSITIVE_INFINITY}, startMs);
	expect(await kept()).toEqual([2, 3]);
	await keepWithin(folder, {maxBytes: 10_000, maxAgeMs: minuteMs}, startMs + 2 * minuteMs);
	expect(await kept()).toEqual([3]);
});

test('other files in the folder are no segments, and stay', async () => {
	await writeFile(join(folder, 'notes.txt'), 'mine');
	await writeFile(join(folder, 'x-20261126T030000Z.mwr'), 'mine');
	expect(await listSegments(folder)).toEqual([]);
	await keepWithin(folder, {maxBytes: 0, maxAgeMs: 0}, startMs);
	expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
});

test('an engine’s folder is named for its address', () => {
	expect(folderOfEngine('/r', 'unix:///var/run/docker.sock')).toMatch(
		/^\/r\/var_run_docker.sock-[\da-f]{8}$/,
	);
	expect(folderOfEngine('/r', 'tcp://../../etc')).toMatch(/^\/r\/[\w.-]+-[\da-f]{8}$/);
	expect(folderOfEngine('/r', 'tcp://admin:hunter2@a:1')).not.toContain('hunter2');
	expect(folderOfEngine('/r', 'tcp://a:1')).not.toBe(folderOfEngine('/r', 'tcp://b:1'));
});
