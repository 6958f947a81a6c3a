import {expect, test} from 'vitest';
import {find, never, type ContractEngine} from '../helpers/contract-engine.js';

export function readsContract(subject: () => ContractEngine, isPodman: boolean): void {
	test('answers a ping, and tells of itself', async () => {
		await subject().engine.ping(never);
		const info = await subject().engine.info(never);
		expect(info.serverVersion).toMatch(/^\d+\.\d+/);
		expect(info.apiVersion).toMatch(/^1\.\d+$/);
		expect(info.cpus).toBeGreaterThan(0);
		expect(info.memoryBytes).toBeGreaterThan(2 ** 20);
		expect(info.isPodman).toBe(isPodman);
	});

	test('lists containers of every state', async () => {
		const {engine, talker, ended, created} = subject();
		expect(await find(engine, talker)).toMatchObject({
			id: expect.stringMatching(/^[\da-f]{64}$/),
			name: talker,
			state: 'running',
			status: expect.stringMatching(/^Up /),
		});
		expect(await find(engine, ended)).toMatchObject({state: 'exited', exitCode: 1});
		expect(await find(engine, created)).toMatchObject({state: 'created', status: 'Created'});
	});

	test('tells the details that the list lacks', async () => {
		const {engine, talker, terminal, ended} = subject();
		const details = async (name: string) => engine.details((await find(engine, name)).id, never);
		expect(await details(talker)).toMatchObject({
			hasTty: false,
			isOomKilled: false,
			logDriver: 'json-file',
			startedAtMs: expect.any(Number),
		});
		expect(await details(terminal)).toMatchObject({hasTty: true});
		expect(await details(ended)).toMatchObject({
			exitCode: 1,
			pid: undefined,
			finishedAtMs: expect.any(Number),
		});
	});

	test('gives a reading of a running container, by one shot and by stream', async () => {
		const {engine, talker} = subject();
		const {id} = await find(engine, talker);
		const aNumber = expect.any(Number) as number;
		const isReading = {
			atMs: expect.closeTo(Date.now(), -5),
			cpuTotalNs: expect.any(Number),
			// Podman tells what was used of the host, not what there was.
			...(!isPodman && {cpuSystemNs: aNumber}),
			onlineCpus: expect.any(Number),
			memoryBytes: expect.any(Number),
			memoryLimitBytes: expect.any(Number),
			pids: expect.any(Number),
		};
		expect(await engine.read(id, never)).toMatchObject(isReading);
		for await (const reading of engine.readings(id, never)) {
			expect(reading).toMatchObject(isReading);
			break;
		}
	});

	test('gives no reading of a container that does not run', async () => {
		const {engine, ended, created} = subject();
		for (const name of [ended, created]) {
			expect(await engine.read((await find(engine, name)).id, never)).toBeUndefined();
		}
	});

	test('tells the processes of a container', async () => {
		const {engine, talker} = subject();
		const {processes} = await engine.top((await find(engine, talker)).id, never);
		expect(processes.length).toBeGreaterThan(0);
		expect(processes.every(({pid, command, cpuMs}) => pid > 0 && command !== '' && cpuMs !== undefined)).toBe(
			true,
		);
	});

	test('tells no processes of a stopped container, and most say why', async () => {
		const {engine, ended} = subject();
		const {id} = await find(engine, ended);
		// Podman 4 answers with an empty list.
		const processes = await engine.top(id, never).then(
			table => table.processes,
			(error: unknown) => error,
		);
		const words = expect.stringMatching(/is not running|only be used on running containers/) as string;
		const refusal = expect.objectContaining(isPodman ? {words} : {kind: 'conflict', words}) as unknown;
		expect(isPodman ? [[], refusal] : [refusal]).toContainEqual(processes);
	});
}
