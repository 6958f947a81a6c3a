import {readdirSync, statSync} from 'node:fs';
import type {CgroupTree} from '../samplers/find-cgroup.js';
import type {KernelFiles} from '../samplers/kernel-files.js';
import {sumKnown} from '../../util/sum-known.js';
import {lineKey, numberAt, numberOf} from '../samplers/scan-bytes.js';
import type {KernelReading} from './kernel-types.js';

type Signals = Partial<KernelReading>;

const oomKills = lineKey('oom_kill ');
const limitHits = lineKey('max ');
const anon = lineKey('anon ');
const kernel = lineKey('kernel ');
const anonV1 = lineKey('total_rss ');
const someTotal = Buffer.from(' total=');
const openFiles = lineKey('Max open files ');

/** What the cgroup `relative` tells. What can't be read is undefined: an older kernel, or PSI switched off. */
export function readCgroupSignals(files: KernelFiles, tree: CgroupTree, relative: string): Signals {
	const signals = tree.version === 2 ? readV2(files, tree, relative) : readV1(files, tree, relative);
	const pids = tree.version === 2 ? `${tree.base}/${relative}` : `${tree.base}/pids/${relative}`;
	return {
		...signals,
		pids: numberIn(files, `${pids}/pids.current`),
		pidsLimit: numberIn(files, `${pids}/pids.max`),
		pidsRefused: keyIn(files, `${pids}/pids.events`, limitHits),
	};
}

function readV2(files: KernelFiles, {base}: CgroupTree, relative: string): Signals {
	const directory = `${base}/${relative}`;
	return {
		oomKills: keyIn(files, `${directory}/memory.events`, oomKills),
		memoryLimitHits: keyIn(files, `${directory}/memory.events`, limitHits),
		heldBytes: sumKnown([
			keyIn(files, `${directory}/memory.stat`, anon),
			keyIn(files, `${directory}/memory.stat`, kernel),
		]),
		memoryLimitBytes: numberIn(files, `${directory}/memory.max`),
		cpuStallUs: stallIn(files, `${directory}/cpu.pressure`),
		memoryStallUs: stallIn(files, `${directory}/memory.pressure`),
		ioStallUs: stallIn(files, `${directory}/io.pressure`),
	};
}

function readV1(files: KernelFiles, {base}: CgroupTree, relative: string): Signals {
	const directory = `${base}/memory/${relative}`;
	return {
		oomKills: keyIn(files, `${directory}/memory.oom_control`, oomKills),
		memoryLimitHits: numberIn(files, `${directory}/memory.failcnt`),
		heldBytes: sumKnown([
			keyIn(files, `${directory}/memory.stat`, anonV1),
			numberIn(files, `${directory}/memory.kmem.usage_in_bytes`),
		]),
		memoryLimitBytes: limitOf(numberIn(files, `${directory}/memory.limit_in_bytes`)),
	};
}

/** Without a limit the file holds the largest number of pages. */
function limitOf(bytes: number | undefined): number | undefined {
	return bytes === undefined || bytes > Number.MAX_SAFE_INTEGER / 2 ? undefined : bytes;
}

/** What /proc tells of a container's main process and, unless it is the host's, of its network namespace. */
export function readProcessSignals(
	files: KernelFiles,
	procPath: string,
	pid: number,
	hasOwnNetwork: boolean,
): Signals {
	const directory = `${procPath}/${pid}`;
	return {
		openFiles: countOpenFiles(`${directory}/fd`),
		openFilesLimit: keyIn(files, `${directory}/limits`, openFiles),
		...(hasOwnNetwork && readNetworkSignals(files, directory)),
	};
}

function readNetworkSignals(files: KernelFiles, directory: string): Signals {
	const tcp = readColumns(files, `${directory}/net/snmp`, 'Tcp:');
	const extended = readColumns(files, `${directory}/net/netstat`, 'TcpExt:');
	return {
		listenDrops: extended('ListenDrops'),
		segmentsSent: tcp('OutSegs'),
		segmentsRetransmitted: tcp('RetransSegs'),
	};
}

/** Two lines that begin alike: names, and below them their numbers. */
function readColumns(files: KernelFiles, path: string, prefix: string): (name: string) => number | undefined {
	const lines = files
		.load({path})
		?.toString('latin1')
		.split('\n')
		.filter(line => line.startsWith(prefix))
		.map(line => line.split(' '));
	const [names = [], numbers = []] = lines ?? [];
	return name => {
		const value = numbers[names.indexOf(name)];
		return value === undefined || !/^\d+$/.test(value) ? undefined : Number(value);
	};
}

/** Since Linux 6.2 the directory's size is their number; before, it is 0, and each has to be listed. */
function countOpenFiles(path: string): number | undefined {
	try {
		return statSync(path).size || readdirSync(path).length;
	} catch {
		return undefined;
	}
}

/** `some avg10=… total=123` is the first line. A kernel that has it switched off refuses to read it. */
function stallIn(files: KernelFiles, path: string): number | undefined {
	const text = files.load({path});
	return text && numberOf(text, someTotal);
}

function keyIn(files: KernelFiles, path: string, key: Buffer): number | undefined {
	const text = files.load({path});
	return text && numberOf(text, key);
}

function numberIn(files: KernelFiles, path: string): number | undefined {
	const text = files.load({path});
	return text && numberAt(text, 1);
}
