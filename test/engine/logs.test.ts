import process from 'node:process';
import fc from 'fast-check';
import {afterAll, describe, expect, test} from 'vitest';
import {startDemoEngine} from '../../source/demo/demo-engine.js';
import type {Engine} from '../../source/engine/engine.js';
import type {ContainerId} from '../../source/engine/types.js';
import {unpack, type LogLine} from '../../source/logs/log-decode.js';
import {engineAt, find, never} from '../helpers/contract-engine.js';
import {openFaultProxy, type FaultProxy} from '../helpers/fault-proxy.js';
import {createLogReader} from '../helpers/log-reader.js';
import type {RealEngine} from '../helpers/real-engine.js';
import {eachRealEngine, useRealEngine} from '../helpers/real-engines.js';

// Logs through everything that happens to them on the way.

/** `MIDWATCH_SEEDS=1000` for a whole run. */
const numRuns = Number(process.env['MIDWATCH_SEEDS'] ?? 150);

async function readAll(engine: Engine, id: ContainerId, follow = false): Promise<readonly LogLine[]> {
	const lines: LogLine[] = [];
	for await (const {pack} of engine.logs(id, {follow, tail: 'all'}, never)) {
		lines.push(...unpack(pack));
	}

	return lines;
}

/** However often and wherever the line cuts the answers, the log comes whole. */
async function expectWhole(proxy: FaultProxy, engine: Engine, id: ContainerId): Promise<void> {
	const expected = (await readAll(engine, id)).map(({text}) => text);
	expect(expected.length).toBeGreaterThan(1);
	const through = engineAt(proxy.socketPath);
	const cuts = fc.array(fc.integer({min: 0, max: 20_000}), {minLength: 1, maxLength: 5});
	await fc.assert(
		fc.asyncProperty(cuts, async afterBytes => {
			const left = [...afterBytes];
			proxy.setFault(({path}) => {
				const cut = path.includes('/logs') ? left.shift() : undefined;
				return cut === undefined ? undefined : {kind: 'cut', afterBytes: cut};
			});
			const reader = createLogReader(id, {tail: 'all'});
			for (let tries = 0; tries <= 2 * afterBytes.length + 1 && !(await reader.follow(through)); tries++);

			expect(reader.texts()).toEqual(expected);
		}),
		{numRuns, seed: 1},
	);
	proxy.setFault(() => undefined);
	through.close();
}

describe('the embedded engine', () => {
	test('its logs come whole through any cuts', async () => {
		const demo = await startDemoEngine({containers: 24, seed: 1});
		const engine = engineAt(demo.socketPath);
		const proxy = await openFaultProxy(demo.socketPath);
		const {id} = await find(engine, 'cron');
		await expectWhole(proxy, engine, id);
		await proxy.close();
		engine.close();
		await demo.close();
	}, 300_000);
});

eachRealEngine('the %s engine', kind => {
	let real: RealEngine;
	let engine: Engine;
	let proxy: FaultProxy;

	useRealEngine(kind, async (...started) => {
		[real, engine] = started;
		proxy = await openFaultProxy(real.socketPath);
	});

	afterAll(async () => proxy?.close());

	/** Runs the script to its end and reads what it wrote. */
	const written = async (name: string, script: string, ...flags: readonly string[]) => {
		const id = (await real.run(name, script, ...flags)) as ContainerId;
		await real.docker('wait', name);
		return readAll(engine, id, true);
	};

	test('its logs come whole through any cuts, both streams of them', async () => {
		const script = 'for i in $(seq 150); do echo "out $i"; echo "err $i" >&2; done';
		const id = (await real.run('both', script)) as ContainerId;
		await real.docker('wait', 'both');
		await expectWhole(proxy, engine, id);
	}, 300_000);

	test('a megabyte without a newline is one cut line', async () => {
		const lines = await written('long', "head -c 1000000 /dev/zero | tr '\\0' x; echo; echo next");
		expect(lines.map(({text, isCut}) => [text.length, isCut])).toEqual([
			[16_384, true],
			[4, false],
		]);
	});

	test('stderr, colours, progress, split UTF-8 and hostile sequences are what they should be', async () => {
		const lines = await written(
			'odd',
			[
				"printf '10%%\\r50%%\\r100%%\\n'",
				"printf 'a\\342'; sleep 0.2; printf '\\202\\254b\\n'",
				"printf '\\033[2J\\033]52;c;aGk=\\007\\033[31mred\\033[0m\\n'",
				'sleep 0.2; echo oops >&2',
			].join('; '),
		);
		expect(lines.map(({text, isStderr}) => [text, isStderr])).toEqual([
			['100%\u001B[0m ␍10%␍50%', false],
			['a€b', false],
			['\uFFFD52;c;aGk=\uFFFD\u001B[31mred\u001B[0m', false],
			['oops', true],
		]);
	});

	test('a terminal’s log has no frames and no carriage returns', async () => {
		const lines = await written('tty', 'echo one; echo two', '--tty');
		expect(lines.map(({text}) => text)).toEqual(['one', 'two']);
	});

	test('an empty log is empty, and ends', async () => {
		expect(await written('silent', 'true')).toEqual([]);
	});

	test('a rotated log gives what is left of it, and is known to be rotated', async () => {
		const flags = ['--log-opt=max-size=8k', '--log-opt=max-file=2'];
		const lines = await written('rotated', 'for i in $(seq 1000); do echo "line $i"; done', ...flags);
		expect(lines.at(-1)?.text).toBe('line 1000');
		expect(lines.length).toBeLessThan(1000);
		const {id} = await find(engine, 'rotated');
		expect((await engine.details(id, never)).isLogRotated).toBe(true);
	});

	test('a container removed while its log is followed ends the stream', async () => {
		const id = (await real.run('gone', 'echo here; exec sleep 100000')) as ContainerId;
		const reading = readAll(engine, id, true).catch(() => []);
		await real.docker('rm', '--force', 'gone');
		expect(await reading).toBeDefined();
	});

	test('an until with a tail gives the lines before it', async () => {
		const script = 'for i in $(seq 300); do echo "line $i"; done';
		const lines = await written('many', script);
		const until = lines[200]?.stamp;
		const {id} = await find(engine, 'many');
		const before: LogLine[] = [];
		for await (const {pack} of engine.logs(id, {follow: false, tail: 150, until}, never)) {
			before.push(...unpack(pack));
		}

		expect(before.map(({text}) => text)).toEqual(lines.slice(150, 201).map(({text}) => text));
	});
});
