import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {SampleTarget} from '../../source/engine/samplers/sampler.js';
import type {ContainerId} from '../../source/engine/types.js';

/** A machine's /proc and /sys/fs/cgroup in a temporary folder. */
export type MachineTree = {
	readonly root: string;
	readonly write: (path: string, text: string) => void;
	readonly remove: (path: string) => void;
	/** A process: its cgroup file, its network table, its network namespace. */
	readonly addProcess: (pid: number, process: ProcessFiles) => void;
	readonly destroy: () => void;
};

type ProcessFiles = {readonly cgroup?: string; readonly network?: string; readonly namespace?: string};

export const ids = [1, 2, 3].map(digit => String(digit).repeat(64) as ContainerId) as [
	ContainerId,
	ContainerId,
	ContainerId,
];

/** Two cores, 1,000 ticks of user time and 9,000 idle, and 77 stolen, which the engine leaves out. */
export const procStat = `cpu  500 100 400 9000 50 20 30 77 5 6
cpu0 250 50 200 4500 25 10 15 40 0 0
cpu1 250 50 200 4500 25 10 15 37 5 6
intr 12345 0 9 0
ctxt 99
`;
/** 10,100 ticks of 10 ms. */
export const procStatNs = 101_000_000_000;

export function makeMachine(files: Readonly<Record<string, string>> = {}): MachineTree {
	const root = mkdtempSync(join(tmpdir(), 'midwatch-machine-'));
	const write = (path: string, text: string) => {
		mkdirSync(dirname(join(root, path)), {recursive: true});
		writeFileSync(join(root, path), text);
	};

	const addProcess = (pid: number, {cgroup, network, namespace}: ProcessFiles) => {
		write(`proc/${pid}/cgroup`, cgroup ?? '');
		write(`proc/${pid}/net/dev`, network ?? networkTable({lo: [900, 900]}));
		mkdirSync(join(root, `proc/${pid}/ns`), {recursive: true});
		symlinkSync(`net:[${namespace ?? `4026${pid}`}]`, join(root, `proc/${pid}/ns/net`));
	};

	write('proc/stat', procStat);
	addProcess(1, {namespace: '1'});
	for (const [path, text] of Object.entries(files)) {
		write(path, text);
	}

	return {
		root,
		write,
		remove: path => rmSync(join(root, path), {recursive: true}),
		addProcess,
		destroy: () => rmSync(root, {recursive: true}),
	};
}

/** /proc/PID/net/dev with received and sent bytes of each interface. */
export function networkTable(interfaces: Readonly<Record<string, readonly [number, number]>>): string {
	const rows = Object.entries(interfaces).map(
		([name, [received, sent]]) =>
			`${name.padStart(6)}: ${received}      12    0    0    0     0          0         0 ${sent}       7    0    0    0     0       0          0\n`,
	);
	return `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
${rows.join('')}`;
}

/** Files of a v1 container as kernel 5.10 to 6.18 write them, under `docker/<id>` or wherever `at` says. */
export function cgroupV1(at: string, figures: {cpuNs?: number; pids?: number} = {}): Record<string, string> {
	return {
		[`sys/fs/cgroup/cpuacct/${at}/cpuacct.usage`]: `${figures.cpuNs ?? 536_711_620}\n`,
		[`sys/fs/cgroup/cpuacct/${at}/cgroup.procs`]: '',
		[`sys/fs/cgroup/cpu/${at}/cpu.stat`]: 'nr_periods 261\nnr_throttled 204\nthrottled_time 81850133\n',
		[`sys/fs/cgroup/memory/${at}/memory.usage_in_bytes`]: '2703360\n',
		[`sys/fs/cgroup/memory/${at}/memory.limit_in_bytes`]: '9223372036854771712\n',
		[`sys/fs/cgroup/memory/${at}/memory.stat`]:
			'cache 100\nrss 200\ninactive_file 300\ntotal_cache 1982464\ntotal_rss 61440\ntotal_inactive_anon 57344\ntotal_inactive_file 1982400\ntotal_active_file 0\n',
		[`sys/fs/cgroup/blkio/${at}/blkio.throttle.io_service_bytes`]:
			'8:0 Read 4096\n8:0 Write 8192\n8:0 Sync 12288\n8:0 Async 0\n8:0 Total 12288\n254:16 Read 100\n254:16 Write 5\nTotal 12393\n',
		[`sys/fs/cgroup/pids/${at}/pids.current`]: `${figures.pids ?? 3}\n`,
	};
}

export function cgroupV2(at: string): Record<string, string> {
	return {
		'sys/fs/cgroup/cgroup.controllers': 'cpu io memory pids\n',
		[`sys/fs/cgroup/${at}/cgroup.procs`]: '',
		[`sys/fs/cgroup/${at}/cpu.stat`]:
			'usage_usec 710854\nuser_usec 279602\nsystem_usec 431251\nnr_periods 40\nnr_throttled 10\nthrottled_usec 9\n',
		[`sys/fs/cgroup/${at}/memory.current`]: '487424\n',
		[`sys/fs/cgroup/${at}/memory.max`]: 'max\n',
		[`sys/fs/cgroup/${at}/memory.stat`]:
			'anon 114688\nfile 12288\nkernel 299008\nanon_thp 0\ninactive_anon 61440\nactive_anon 20480\ninactive_file 8192\nactive_file 0\n',
		[`sys/fs/cgroup/${at}/io.stat`]:
			'8:0 rbytes=4096 wbytes=8192 rios=1 wios=2 dbytes=77 dios=0\n254:16 rbytes=100 wbytes=5 rios=1 wios=1 dbytes=0 dios=0\n',
		[`sys/fs/cgroup/${at}/pids.current`]: '2\n',
	};
}

export function target(id: ContainerId, changes: Partial<SampleTarget> = {}): SampleTarget {
	return {id, hasOwnNetwork: true, isOnScreen: true, ...changes};
}
