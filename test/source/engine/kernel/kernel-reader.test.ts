import {afterEach, expect, test} from 'vitest';
import {createKernelReader} from '../../../../source/engine/kernel/kernel-reader.js';
import {
	cgroupV1,
	cgroupV2,
	ids,
	makeMachine,
	target,
	type MachineTree,
} from '../../../helpers/machine-tree.js';

const [one, two] = ids;
const {signal} = new AbortController();

let machine: MachineTree;
afterEach(() => machine.destroy());

async function readPass() {
	const reader = createKernelReader('/', machine.root);
	const pass = await reader.read([target(one, {pid: 7}), target(two)], signal);
	reader.close();
	return pass;
}

/** What /proc shows of a main process. */
function writeProcess(pid: number, group: string): void {
	machine.addProcess(pid, {cgroup: group});
	machine.write(
		`proc/${pid}/limits`,
		'Limit                     Soft Limit           Hard Limit           Units     \nMax processes             unlimited            unlimited            processes \nMax open files            1024                 524288               files     \n',
	);
	machine.write(`proc/${pid}/fd/0`, '');
	machine.write(`proc/${pid}/fd/1`, '');
	machine.write(
		`proc/${pid}/net/snmp`,
		'Ip: Forwarding DefaultTTL\nIp: 1 64\nTcp: RtoAlgorithm MaxConn InSegs OutSegs RetransSegs\nTcp: 1 -1 900 1000 25\n',
	);
	machine.write(
		`proc/${pid}/net/netstat`,
		'TcpExt: SyncookiesSent ListenOverflows ListenDrops\nTcpExt: 0 7 9\nIpExt: InNoRoutes\nIpExt: 0\n',
	);
}

const ofProcess = {
	pid: 7,
	openFilesLimit: 1024,
	listenDrops: 9,
	segmentsSent: 1000,
	segmentsRetransmitted: 25,
};

test('cgroup v2: kills, limit hits and stalls', async () => {
	machine = makeMachine(cgroupV2(`docker/${one}`));
	const at = `sys/fs/cgroup/docker/${one}`;
	machine.write(`${at}/memory.events`, 'low 0\nhigh 3\nmax 41\noom 2\noom_kill 2\noom_group_kill 0\n');
	machine.write(
		`${at}/io.pressure`,
		'some avg10=62.00 avg60=50.00 avg300=1.00 total=123456\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=77\n',
	);
	machine.write(`${at}/pids.max`, '100\n');
	machine.write(`${at}/pids.events`, 'max 5\n');
	writeProcess(7, `0::/docker/${one}\n`);
	expect((await readPass())?.readings).toEqual([
		[
			one,
			expect.objectContaining({
				...ofProcess,
				oomKills: 2,
				memoryLimitHits: 41,
				ioStallUs: 123_456,
				cpuStallUs: undefined,
				pids: 2,
				pidsLimit: 100,
				pidsRefused: 5,
			}),
		],
	]);
});

test('cgroup v1: kills and limit hits', async () => {
	machine = makeMachine(cgroupV1(`docker/${one}`));
	machine.write(
		`sys/fs/cgroup/memory/docker/${one}/memory.oom_control`,
		'oom_kill_disable 0\nunder_oom 0\noom_kill 3\n',
	);
	machine.write(`sys/fs/cgroup/memory/docker/${one}/memory.failcnt`, '12\n');
	machine.write(`sys/fs/cgroup/pids/docker/${one}/pids.max`, 'max\n');
	writeProcess(7, `4:cpu,cpuacct:/docker/${one}\n`);
	expect((await readPass())?.readings).toEqual([
		[
			one,
			expect.objectContaining({
				...ofProcess,
				oomKills: 3,
				memoryLimitHits: 12,
				pids: 3,
				pidsLimit: undefined,
			}),
		],
	]);
});

test('a pid that is another process’s by now tells nothing', async () => {
	machine = makeMachine(cgroupV2(`docker/${one}`));
	writeProcess(7, '0::/system.slice/ssh.service\n');
	const [[, reading] = []] = (await readPass())?.readings ?? [];
	expect(reading).toMatchObject({pids: 2});
	expect(reading?.openFiles).toBeUndefined();
	expect(reading?.segmentsSent).toBeUndefined();
});

test('containers of another machine: nothing, and its kernel log isn’t opened', async () => {
	machine = makeMachine(cgroupV2('docker/unknown'));
	expect(await readPass()).toBeUndefined();
});

test('kills out of the kernel’s log, each once; who may not read it is told', async () => {
	machine = makeMachine(cgroupV2(`docker/${one}`));
	const reader = createKernelReader(undefined, machine.root);
	expect((await reader.read([target(one)], signal))?.isLogReadable).toBe(false);
	reader.close();

	machine.write('proc/uptime', '100.00 90.00\n');
	machine.write(
		'dev/kmsg',
		`6,1,40000000,-;oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/docker/${one},task_memcg=/docker/${one},task=node,pid=4711,uid=0\n`,
	);
	const again = createKernelReader(undefined, machine.root);
	const pass = await again.read([target(one)], signal);
	expect(pass).toMatchObject({isLogReadable: true, kills: [{pid: 4711, process: 'node', container: one}]});
	// Sixty seconds of the machine's hundred have passed since.
	expect(Math.round((Date.now() - (pass?.kills[0]?.atMs ?? 0)) / 1000)).toBe(60);
	expect((await again.read([target(one)], signal))?.kills).toEqual([]);
	again.close();
});

test('what is left on the file system of the data root', async () => {
	machine = makeMachine(cgroupV2(`docker/${one}`));
	const {host} = (await readPass())!;
	expect(host.dataRootBytes).toBeGreaterThan(host.dataRootFreeBytes!);
	expect(host.trackedConnections).toBeUndefined();
});
