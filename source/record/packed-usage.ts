import type {ContainerId, Sample} from '../engine/types.js';
import {safeText} from '../text/safe-text.js';
import {createNumberReader, createNumberWriter, type NumberReader, type NumberWriter} from './numbers.js';

/** One sampling pass: what `usage/sampled` told. */
export type UsagePass = {
	readonly atMs: number;
	readonly samples: ReadonlyArray<readonly [ContainerId, Sample]>;
};

type Field = Exclude<keyof Sample, 'atMs'>;

/** Decimals that are kept of each figure: those that a sample has (`to-sample.ts`). The order is the format's. */
const fields: ReadonlyArray<readonly [Field, scale: number]> = [
	['cpuPercent', 100],
	['cpuWallPercent', 100],
	['throttledPercent', 100],
	['onlineCpus', 100],
	['memoryBytes', 1],
	['memoryLimitBytes', 1],
	['memoryAnonBytes', 1],
	['memoryFileBytes', 1],
	['receivedBytesPerSecond', 1],
	['sentBytesPerSecond', 1],
	['readBytesPerSecond', 1],
	['writtenBytesPerSecond', 1],
	['pids', 1],
];

/** The numbers that containers have in a segment: an id is written once. */
export type IdNumbers = Map<ContainerId, number>;

/** Kernels count memory in pages. */
const pageBytes = 4096;

/**
 * Passes as columns: each figure of each container over time, as differences. Containers that aren't in `numbers` yet
 * get the next number, and stand in these bytes with their id.
 */
export function packUsage(passes: readonly UsagePass[], numbers: IdNumbers): Buffer {
	const writer = createNumberWriter();
	const startMs = passes[0]?.atMs ?? 0;
	putAll(
		writer,
		passes.map(({atMs}) => atMs - startMs),
	);
	const byId = groupById(passes);
	const firstNew = numbers.size;
	const ids = [...byId.keys()];
	for (const id of ids) {
		numbers.set(id, numbers.get(id) ?? numbers.size);
	}

	const added = [...numbers.keys()].slice(firstNew);
	writer.put(firstNew);
	writer.put(added.length);
	added.forEach(id => writer.putText(id));
	putAll(
		writer,
		ids.map(id => numbers.get(id) ?? 0),
	);
	const rows = [...byId.values()];
	for (const row of rows) {
		putPresence(writer, row, passes);
	}

	for (const [field, scale] of fields) {
		putColumn(writer, rows, field, scale);
	}

	return writer.bytes();
}

/** What `packUsage` packed. Throws a RangeError where the bytes end too early. Of unknown numbers nothing is told. */
export function unpackUsage(bytes: Buffer, startMs: number, numbers: IdNumbers): readonly UsagePass[] {
	const reader = createNumberReader(bytes);
	const timesMs = takeAll(reader, mostPasses).map(offset => startMs + offset);
	takeIds(reader, numbers);
	const known = new Map([...numbers].map(([id, number]) => [number, id]));
	const rows = takeAll(reader, mostRows).map(number => ({id: known.get(number), cells: [] as Cell[]}));
	for (const row of rows) {
		row.cells = takePresence(reader, timesMs);
	}

	for (const [field, scale] of fields) {
		takeColumn(
			reader,
			rows.map(({cells}) => cells),
			field,
			scale,
		);
	}

	const passes = timesMs.map(atMs => ({atMs, samples: [] as Array<readonly [ContainerId, Sample]>}));
	for (const {id, cells} of rows) {
		for (const {place, sample} of id === undefined ? [] : cells) {
			passes[place]?.samples.push([id!, sample]);
		}
	}

	return passes;
}

/** A frame has ten seconds of passes, or an hour's that were thinned; more is none that a recorder wrote. */
const mostPasses = 10_000;
const mostRows = 50_000;

function takeIds(reader: NumberReader, numbers: IdNumbers): void {
	const firstNew = reader.take();
	const count = within(reader.take(), mostRows);
	for (let index = 0; index < count; index++) {
		numbers.set(safeText(reader.takeText(), 100) as string as ContainerId, firstNew + index);
	}
}

function within(count: number, most: number): number {
	if (count < 0 || count > most) {
		throw new RangeError('the numbers claim too much');
	}

	return count;
}

type Draft = {atMs: number} & {-readonly [Key in Field]?: number};
type Cell = {readonly place: number; readonly sample: Draft};

function groupById(passes: readonly UsagePass[]): Map<ContainerId, Cell[]> {
	const byId = new Map<ContainerId, Cell[]>();
	passes.forEach(({samples}, place) => {
		for (const [id, sample] of samples) {
			const cells = byId.get(id) ?? [];
			byId.set(id, cells);
			cells.push({place, sample});
		}
	});
	return byId;
}

/** In which passes a container has a sample, and how long before the pass was told it was taken (ms). */
function putPresence(writer: NumberWriter, cells: readonly Cell[], passes: readonly UsagePass[]): void {
	writer.put(cells.length);
	let before = -1;
	for (const {place, sample} of cells) {
		writer.put(place - before - 1);
		writer.put((passes[place]?.atMs ?? 0) - sample.atMs);
		before = place;
	}
}

function takePresence(reader: NumberReader, timesMs: readonly number[]): Cell[] {
	const cells: Cell[] = [];
	const length = within(reader.take(), timesMs.length);
	let before = -1;
	for (let index = 0; index < length; index++) {
		const place = within(before + 1 + reader.take(), timesMs.length - 1);
		cells.push({place, sample: {atMs: (timesMs[place] ?? 0) - reader.take()}});
		before = place;
	}

	return cells;
}

/** The step first; then 0 for what isn't known, else the difference to the last known one, moved past 0. */
function putColumn(
	writer: NumberWriter,
	rows: ReadonlyArray<readonly Cell[]>,
	field: Field,
	scale: number,
): void {
	const isPaged = rows.every(cells => cells.every(({sample}) => (sample[field] ?? 0) % pageBytes === 0));
	const step = isPaged ? pageBytes : 1;
	writer.put(step);
	for (const cells of rows) {
		let before = 0;
		for (const {sample} of cells) {
			const value = sample[field];
			if (value === undefined) {
				writer.put(0);
			} else {
				const units = Math.round((value * scale) / step);
				const difference = units - before;
				writer.put(difference < 0 ? difference : difference + 1);
				before = units;
			}
		}
	}
}

function takeColumn(
	reader: NumberReader,
	rows: ReadonlyArray<readonly Cell[]>,
	field: Field,
	scale: number,
): void {
	const step = reader.take();
	for (const cells of rows) {
		let before = 0;
		for (const {sample} of cells) {
			const told = reader.take();
			if (told !== 0) {
				before += told < 0 ? told : told - 1;
				sample[field] = (before * step) / scale;
			}
		}
	}
}

function putAll(writer: NumberWriter, values: readonly number[]): void {
	writer.put(values.length);
	let before = 0;
	for (const value of values) {
		writer.put(value - before);
		before = value;
	}
}

function takeAll(reader: NumberReader, most: number): number[] {
	const length = within(reader.take(), most);
	const values: number[] = [];
	let before = 0;
	for (let index = 0; index < length; index++) {
		before += reader.take();
		values.push(before);
	}

	return values;
}
