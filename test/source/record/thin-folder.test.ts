import {mkdtemp, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {headerFrame} from '../../helpers/recording-header.js';
import {createFileSources} from '../../../source/record/segment-sources.js';
import {listSegments} from '../../../source/record/segment-files.js';
import {thinNext} from '../../../source/record/thin-folder.js';

const startMs = Date.UTC(2026, 10, 26, 3, 0, 0);
const hourMs = 3_600_000;

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'midwatch-thin-'));
});
afterEach(async () => rm(folder, {recursive: true}));

async function thinnedTo(): Promise<ReadonlyArray<number | undefined>> {
	return createFileSources(await listSegments(folder)).map(({open}) => open()?.header.thinnedTo);
}

test('by age, one at a time; the newest stays as it is', async () => {
	for (const [number, hour] of [0, 20, 50, 59].entries()) {
		const header = headerFrame(startMs + hour * hourMs);
		const day = 26 + Math.floor((3 + hour) / 24);
		const name = `00000${number}-202611${day}T${String((3 + hour) % 24).padStart(2, '0')}0000Z.mwr`;
		await writeFile(join(folder, name), header);
	}

	const done = new Map<string, number>();
	const nowMs = startMs + 60 * hourMs;
	let rounds = 0;
	while (await thinNext(folder, done, nowMs)) {
		rounds++;
	}

	expect(rounds).toBe(3);
	expect(await thinnedTo()).toEqual([60, 10, 10, undefined]);
	const names = await readdir(folder);
	expect(names.filter(name => name.endsWith('.thin'))).toEqual([]);
	expect((await stat(join(folder, names[0]!))).mode & 0o777).toBe(0o600);
});

test('what is no segment inside is left alone', async () => {
	const path = join(folder, '000000-20260101T000000Z.mwr');
	await writeFile(path, 'damaged');
	await writeFile(join(folder, '000001-20260101T010000Z.mwr'), 'damaged');
	expect(await thinNext(folder, new Map(), startMs)).toBe(true);
	expect((await stat(path)).size).toBe(7);
});
