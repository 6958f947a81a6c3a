import fc from 'fast-check';
import type {Engine} from '../../source/engine/engine.js';
import {EngineError} from '../../source/engine/transport/engine-error.js';
import {packLines} from '../../source/logs/log-pack.js';
import {safe} from '../../source/text/safe-text.js';

export type StampedLine = {readonly stamp: string; readonly text: string};

/** Logs whose stamps repeat, and stand out of order here and there, as two streams' do. */
export const stampedLines = fc
	.array(fc.record({stepNs: fc.constantFrom(0, 0, 0, 1, 40), backNs: fc.constantFrom(0, 0, 0, 0, 3)}), {
		minLength: 1,
		maxLength: 400,
	})
	.map(steps => {
		let atNs = 1000;
		return steps.map(({stepNs, backNs}, index): StampedLine => {
			atNs += stepNs;
			return {stamp: stampOf(atNs - backNs), text: `line ${index}`};
		});
	});

export function stampOf(ns: number): string {
	return `2026-11-24T02:14:05.${String(ns).padStart(9, '0')}Z`;
}

/** The engine of one container whose log is `lines`; it gives them in pieces of the sizes given, and fails after them. */
export function engineOf(
	lines: readonly StampedLine[],
	pieces: () => readonly number[],
): Pick<Engine, 'logs'> {
	return {
		async *logs(_id, {tail, since}) {
			const last = tail === 'all' ? lines : lines.slice(-tail);
			const wanted = last.filter(({stamp}) => since === undefined || stamp >= since);
			let from = 0;
			for (const size of pieces()) {
				yield {pack: packLines(wanted.slice(from, from + size)), bytes: 0};
				from += size;
			}

			if (from < wanted.length) {
				throw new EngineError('unreachable', safe`the stream was cut`);
			}
		},
	};
}
