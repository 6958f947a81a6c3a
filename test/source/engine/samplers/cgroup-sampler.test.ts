import {totalmem} from 'node:os';
import {afterEach, describe, expect, test, vi} from 'vitest';
import {createCgroupSampler} from '../../../../source/engine/samplers/cgroup-sampler.js';
import {idNumber} from '../../../helpers/counting-engine.js';
import {
	cgroupV1,
	cgroupV2,
	ids,
	makeMachine,
	networkTable,
	procStatNs,
	target,
	type MachineTree,
} from '../../../helpers/machine-tree.js';

const [one, two, three] = ids;
const {signal} = new AbortController();
const hostMemoryBytes = 25_276_026_880;

let machine: MachineTree;
afterEach(() => {
	vi.useRealTimers();
	machine.destroy();
});

function sample(options: {maxDescriptors?: number; sliceMs?: number} = {}) {
	return createCgroupSampler({root: machine.root, hostMemoryBytes, ...options});
}

async function lastOf<Value>(times: number, read: () => Promise<Value>): Promise<Value> {
	for (let pass = 1; pass < times; pass++) {
		await read();
	}

	return read();
}

describe('figures', () => {
	test('cgroup v1, as the engine reports the same files', async () => {
		machine = makeMachine(cgroupV1(`docker/${one}`));
		const reading = (await sample().read([target(one)], signal)).get(one);
		expect(reading).toMatchObject({
			cpuTotalNs: 536_711_620,
			cpuSystemNs: procStatNs,
			onlineCpus: 2,
			periods: 261,
			throttledPeriods: 204,
			memoryBytes: 2_703_360 - 1_982_400,
			memoryLimitBytes: hostMemoryBytes,
			memoryAnonBytes: 61_440,
			memoryFileBytes: 1_982_464,
			diskReadBytes: 4196,
			diskWrittenBytes: 8197,
			pids: 3,
		});
		expect(Math.abs((reading?.atMs ?? 0) - Date.now())).toBeLessThan(60_000);
	});

	test('without a limit, and without the engine’s word on it, the limit is this machine’s memory', async () => {
		machine = makeMachine(cgroupV1(`docker/${one}`));
		const sampler = createCgroupSampler({root: machine.root});
		expect((await sampler.read([target(one)], signal)).get(one)?.memoryLimitBytes).toBe(totalmem());
		sampler.close();
	});

	test('cgroup v2', async () => {
		machine = makeMachine(cgroupV2(`system.slice/docker-${one}.scope`));
		expect((await sample().read([target(one)], signal)).get(one)).toMatchObject({
			cpuTotalNs: 710_854_000,
			cpuSystemNs: procStatNs,
			periods: 40,
			throttledPeriods: 10,
			memoryBytes: 487_424 - 8192,
			memoryLimitBytes: hostMemoryBytes,
			memoryAnonBytes: 114_688,
			memoryFileBytes: 12_288,
			diskReadBytes: 4196,
			diskWrittenBytes: 8197,
			pids: 2,
		});
	});

	test('a limit below the host’s memory is the limit, and a changed one is seen within ten passes', async () => {
		const limit = `sys/fs/cgroup/system.slice/docker-${one}.scope/memory.max`;
		machine = makeMachine({...cgroupV2(`system.slice/docker-${one}.scope`), [limit]: '1048576\n'});
		const sampler = sample();
		const read = async () => (await sampler.read([target(one)], signal)).get(one)?.memoryLimitBytes;
		expect(await read()).toBe(1_048_576);
		machine.write(limit, '2097152\n');
		expect(await lastOf(10, read)).toBe(2_097_152);
	});

	test('file pages that are more than the usage are not subtracted, as docker does', async () => {
		const memory = `sys/fs/cgroup/memory/docker/${one}/memory.usage_in_bytes`;
		machine = makeMachine({...cgroupV1(`docker/${one}`), [memory]: '1000\n'});
		expect((await sample().read([target(one)], signal)).get(one)?.memoryBytes).toBe(1000);
	});

	test('what a controller doesn’t tell is unknown, not 0', async () => {
		const {['sys/fs/cgroup/cpuacct/docker/' + one + '/cpuacct.usage']: usage} = cgroupV1(`docker/${one}`);
		machine = makeMachine({[`sys/fs/cgroup/cpuacct/docker/${one}/cpuacct.usage`]: usage!});
		const reading = (await sample().read([target(one)], signal)).get(one);
		expect(reading).toMatchObject({cpuTotalNs: 536_711_620});
		expect(reading?.memoryBytes).toBeUndefined();
		expect(reading?.memoryLimitBytes).toBeUndefined();
		expect(reading?.diskReadBytes).toBeUndefined();
		expect(reading?.networkReceivedBytes).toBeUndefined();
		expect(reading?.pids).toBeUndefined();
	});

	test.each([
		[
			'v1',
			cgroupV1(`docker/${one}`),
			`sys/fs/cgroup/blkio/docker/${one}/blkio.throttle.io_service_bytes`,
			'Total 0\n',
		],
		[
			'v2',
			cgroupV2(`system.slice/docker-${one}.scope`),
			`sys/fs/cgroup/system.slice/docker-${one}.scope/io.stat`,
			'',
		],
	])('a file of disks without a line of any is unknown, not 0: %s', async (_version, tree, path, text) => {
		machine = makeMachine({...tree, [path]: text});
		const reading = (await sample().read([target(one)], signal)).get(one);
		expect(reading?.pids).toBeGreaterThan(0);
		expect(reading?.diskReadBytes).toBeUndefined();
		expect(reading?.diskWrittenBytes).toBeUndefined();
	});

	test('without files to be kept open the figures are the same', async () => {
		machine = makeMachine({...cgroupV1(`docker/${one}`), ...cgroupV1(`docker/${two}`, {pids: 9})});
		const targets = [target(one), target(two)];
		const kept = await sample().read(targets, signal);
		const opened = await sample({maxDescriptors: 0}).read(targets, signal);
		const figures = (readings: typeof kept) => [...readings].map(([id, {atMs: _, ...rest}]) => [id, rest]);
		expect(figures(opened)).toEqual(figures(kept));
		expect(opened.size).toBe(2);
	});
});

describe('network', () => {
	const eth = networkTable({lo: [900, 900], eth0: [1000, 20], eth1: [7, 3]});

	test('all interfaces but the loopback, by the pid that inspect told', async () => {
		machine = makeMachine(cgroupV1(`docker/${one}`));
		machine.addProcess(77, {network: eth});
		const reading = (await sample().read([target(one, {pid: 77})], signal)).get(one);
		expect(reading).toMatchObject({networkReceivedBytes: 1007, networkSentBytes: 23});
	});

	test('without a pid, by a process of the cgroup, also one that an inner engine has moved down', async () => {
		for (const child of ['', '/init']) {
			machine = makeMachine(cgroupV2(`system.slice/docker-${one}.scope`));
			machine.write(`sys/fs/cgroup/system.slice/docker-${one}.scope${child}/cgroup.procs`, '78\n79\n');
			machine.addProcess(78, {network: eth});
			const reading = (await sample().read([target(one)], signal)).get(one);
			expect(reading).toMatchObject({networkReceivedBytes: 1007, networkSentBytes: 23});
			machine.destroy();
		}

		machine = makeMachine();
	});

	test('a loopback alone, or the host’s own network, is nothing known', async () => {
		machine = makeMachine({...cgroupV1(`docker/${one}`), ...cgroupV1(`docker/${two}`)});
		machine.addProcess(77, {network: networkTable({lo: [5, 5]})});
		machine.addProcess(78, {network: eth, namespace: '1'});
		const readings = await sample().read([target(one, {pid: 77}), target(two, {pid: 78})], signal);
		expect(readings.get(one)?.networkReceivedBytes).toBeUndefined();
		expect(readings.get(two)?.networkReceivedBytes).toBeUndefined();
	});

	test('when that process ends, another one of the container is found', async () => {
		machine = makeMachine(cgroupV1(`docker/${one}`));
		machine.write(`sys/fs/cgroup/cpuacct/docker/${one}/cgroup.procs`, '78\n79\n');
		machine.addProcess(78, {network: eth});
		machine.addProcess(79, {network: networkTable({eth0: [2000, 40]})});
		const sampler = sample();
		const read = async () => (await sampler.read([target(one)], signal)).get(one)?.networkReceivedBytes;
		expect(await read()).toBe(1007);
		machine.remove('proc/78');
		machine.write(`sys/fs/cgroup/cpuacct/docker/${one}/cgroup.procs`, '79\n');
		expect(await read()).toBeUndefined();
		expect(await lastOf(10, read)).toBe(2000);
	});
});

describe('containers that come and go', () => {
	test('only those of this machine have a reading', async () => {
		machine = makeMachine(cgroupV1(`docker/${one}`));
		const readings = await sample().read([target(one), target(two, {pid: 4242})], signal);
		expect([...readings.keys()]).toEqual([one]);
	});

	test('a pid that becomes known finds one that was not in a usual place', async () => {
		machine = makeMachine(cgroupV1(`batch/${one}`));
		machine.addProcess(77, {cgroup: `4:cpu,cpuacct:/batch/${one}\n`});
		const sampler = sample();
		expect((await sampler.read([target(one)], signal)).size).toBe(0);
		expect((await sampler.read([target(one, {pid: 77})], signal)).size).toBe(1);
	});

	test('another machine’s fleet is not looked for all the time', async () => {
		vi.useFakeTimers({toFake: ['performance']});
		machine = makeMachine(cgroupV1('docker'));
		const remote = Array.from({length: 20}, (_, index) => target(idNumber(index)));
		const sampler = sample();
		await sampler.read(remote, signal);
		for (const [path, text] of Object.entries(cgroupV1(`docker/${one}`))) {
			machine.write(path, text);
		}

		const later = [...remote, target(one)];
		expect((await sampler.read(later, signal)).size).toBe(0);
		vi.advanceTimersByTime(30_000);
		expect([...(await sampler.read(later, signal)).keys()]).toEqual([one]);
	});

	test('a machine without a cgroup tree has none', async () => {
		machine = makeMachine();
		expect((await sample().read([target(one)], signal)).size).toBe(0);
	});

	test('one that has stopped has no reading, and when it starts again it has', async () => {
		machine = makeMachine({...cgroupV1(`docker/${one}`), ...cgroupV1(`docker/${two}`)});
		const sampler = sample({maxDescriptors: 0});
		const targets = [target(one), target(two)];
		expect((await sampler.read(targets, signal)).size).toBe(2);
		machine.remove(`sys/fs/cgroup/cpuacct/docker/${one}`);
		expect([...(await sampler.read(targets, signal)).keys()]).toEqual([two]);
		await sampler.read([target(two)], signal);
		for (const [path, text] of Object.entries(cgroupV1(`docker/${one}`, {cpuNs: 5}))) {
			machine.write(path, text);
		}

		expect((await sampler.read(targets, signal)).get(one)?.cpuTotalNs).toBe(5);
	});

	test('a thousand containers don’t hold the event loop for the whole pass', async () => {
		machine = makeMachine({
			...cgroupV1(`docker/${one}`),
			...cgroupV1(`docker/${two}`),
			...cgroupV1(`docker/${three}`),
		});
		let turns = 0;
		let isReading = true;
		const count = () => {
			turns++;
			if (isReading) {
				setImmediate(count);
			}
		};
		setImmediate(count);
		const readings = await sample({sliceMs: 0}).read(
			ids.map(id => target(id)),
			signal,
		);
		isReading = false;
		expect(readings.size).toBe(3);
		expect(turns).toBeGreaterThanOrEqual(3);
	});

	test('an aborted pass stops at the next slice', async () => {
		machine = makeMachine({...cgroupV1(`docker/${one}`), ...cgroupV1(`docker/${two}`)});
		const aborted = AbortSignal.abort();
		expect((await sample({sliceMs: 0}).read([target(one), target(two)], aborted)).size).toBe(1);
	});
});
