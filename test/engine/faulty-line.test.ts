import fc from 'fast-check';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {EngineError} from '../../source/engine/transport/engine-error.js';
import type {Engine} from '../../source/engine/engine.js';
import type {ContainerId} from '../../source/engine/types.js';
import {unpack} from '../../source/logs/log-decode.js';
import {engineAt, never} from '../helpers/contract-engine.js';
import {failure} from '../helpers/failure.js';
import {openFaultProxy, type FaultProxy} from '../helpers/fault-proxy.js';
import {startRealEngine, type RealEngine} from '../helpers/real-engine.js';
import {eachRealEngine} from '../helpers/real-engines.js';

// A real engine's own bytes over a line that breaks, stalls and drips: what comes through is true, or an error.

const lineCount = 400;
const script = `i=0; while [ $i -lt ${lineCount} ]; do i=$((i+1)); echo "line $i 漢字"; done`;

eachRealEngine('the %s engine over a faulty line', kind => {
	let real: RealEngine;
	let proxy: FaultProxy;
	let engine: Engine;
	let id: ContainerId;
	beforeAll(async () => {
		real = await startRealEngine(kind);
		id = (await real.run('writer', script)) as ContainerId;
		await real.docker('wait', 'writer');
		proxy = await openFaultProxy(real.socketPath);
		engine = engineAt(proxy.socketPath);
	});
	afterAll(async () => {
		engine?.close();
		await proxy?.close();
		await real?.close();
	});

	/** What came of a log until its end, and how it ended. */
	async function readLog(since?: string) {
		const lines: Array<{readonly stamp: string; readonly text: string}> = [];
		try {
			for await (const {pack} of engine.logs(id, {follow: false, tail: 'all', since}, never)) {
				lines.push(...unpack(pack).map(({stamp, text}) => ({stamp, text})));
			}
		} catch (error) {
			return {lines, error};
		}

		return {lines, error: undefined};
	}

	test('a log cut at any byte is a true beginning and an error, and its rest is there to be had', async () => {
		proxy.setFault(() => undefined);
		const {lines: whole} = await readLog();
		expect(whole.map(({text}) => text)).toEqual(
			Array.from({length: lineCount}, (_, index) => `line ${index + 1} 漢字`),
		);
		await fc.assert(
			fc.asyncProperty(fc.nat(20_000), async afterBytes => {
				proxy.setFault(() => ({kind: 'cut', afterBytes}));
				const {lines, error} = await readLog();
				expect(error).toBeInstanceOf(EngineError);
				expect(lines).toEqual(whole.slice(0, lines.length));
				proxy.setFault(() => undefined);
				const last = lines.at(-1)?.stamp;
				const {lines: rest} = await readLog(last);
				expect(rest).toEqual(last === undefined ? whole : whole.filter(({stamp}) => stamp >= last));
			}),
			{numRuns: 60},
		);
	});

	test('a log is the same in pieces of any size', async () => {
		proxy.setFault(() => undefined);
		const {lines: whole} = await readLog();
		for (const bytes of [1, 7, 1000]) {
			proxy.setFault(() => ({kind: 'drip', bytes}));
			expect((await readLog()).lines).toEqual(whole);
		}
	});

	test('a list cut at any byte is an error, never a shorter list', async () => {
		proxy.setFault(() => undefined);
		const {length} = JSON.stringify(await engine.inspect(id, never));
		await fc.assert(
			fc.asyncProperty(fc.nat(length), async afterBytes => {
				proxy.setFault(() => ({kind: 'cut', afterBytes}));
				const listed = await engine.list(never).catch((error: unknown) => error);
				expect(listed instanceof EngineError || (listed as readonly unknown[]).length === 1).toBe(true);
			}),
			{numRuns: 60},
		);
		proxy.setFault(() => undefined);
		expect(await engine.list(never)).toHaveLength(1);
	});

	test('a line that drops ends what was open, and the next call finds a new one', async () => {
		proxy.setFault(() => undefined);
		await engine.list(never);
		const events = failure(drain(engine.events(undefined, never), () => proxy.dropAll()));
		expect(await events).toMatchObject({kind: 'unreachable'});
		expect(await engine.list(never)).toHaveLength(1);
	});

	test('an engine that takes no word is silent within the deadline of a ping', async () => {
		proxy.setFault(() => ({kind: 'hang'}));
		expect(await failure(engine.ping(never))).toMatchObject({kind: 'silent'});
	});

	test('no request names an API version: each engine speaks its own', () => {
		expect(proxy.asked.filter(({path}) => /^\/v\d/.test(path))).toEqual([]);
		expect(proxy.asked.length).toBeGreaterThan(100);
	});

	/** Reads to the end; `once` is called when the first has come, made by a change that every engine tells. */
	async function drain(items: AsyncIterable<unknown>, once: () => void): Promise<void> {
		const first = real.docker('create', '--network=none', 'midwatch/box', 'true').then(async name => {
			await real.docker('rm', name);
		});
		for await (const _ of items) {
			await first;
			once();
		}
	}
});
