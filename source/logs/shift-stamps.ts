import {copyPack, type LogPack} from './log-pack.js';

/** `2026-11-24T02:14:05` of a stamp: what follows stays as it is. */
const toSecond = 19;

/** A stamp so many whole seconds later. */
export function shiftStamp(stamp: string, seconds: number): string {
	const atMs = Date.parse(`${stamp.slice(0, toSecond)}Z`);
	return seconds === 0 || Number.isNaN(atMs)
		? stamp
		: new Date(atMs + seconds * 1000).toISOString().slice(0, toSecond) + stamp.slice(toSecond);
}

/** The lines as if they had been written so many whole seconds later. */
export function shiftPack(pack: LogPack, seconds: number): LogPack {
	const shifted = copyPack(pack);
	const {ends, count} = shifted;
	const bytes = Buffer.from(shifted.bytes.buffer, shifted.bytes.byteOffset, shifted.bytes.length);
	let [before, after] = ['', ''];
	for (let index = 0; index < count; index++) {
		const start = index === 0 ? 0 : (ends[index - 1] ?? 0);
		const second = bytes.toString('latin1', start, start + toSecond);
		if (second !== before) {
			[before, after] = [second, shiftStamp(second, seconds)];
		}

		bytes.write(after, start, 'latin1');
	}

	return shifted;
}
