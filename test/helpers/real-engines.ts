import {afterAll, beforeAll, describe} from 'vitest';
import type {Engine} from '../../source/engine/engine.js';
import {engineAt} from './contract-engine.js';
import {startRealEngine, type RealEngine} from './real-engine.js';
import {whyNoEngine, type EngineKind} from './real-engine-tools.js';

const why = whyNoEngine();

/** Those tests on each kind of real engine, or skipped, with the reason. `%s` in the title is the kind. */
export function eachRealEngine(title: string, define: (kind: EngineKind) => void): void {
	for (const kind of ['debian', 'newest'] as const) {
		describe.skipIf(why)(`${title.replace('%s', kind)}${why ? `: skipped, ${why}` : ''}`, () => {
			define(kind);
		});
	}
}

/** A real engine for all tests of this group; `begin` is handed it. */
export function useRealEngine(
	kind: EngineKind,
	begin: (real: RealEngine, engine: Engine) => Promise<void> | void,
): void {
	let close: () => Promise<void> = async () => undefined;
	beforeAll(async () => {
		const real = await startRealEngine(kind);
		const engine = engineAt(real.socketPath);
		close = async () => {
			engine.close();
			await real.close();
		};

		await begin(real, engine);
	});
	afterAll(async () => close());
}
