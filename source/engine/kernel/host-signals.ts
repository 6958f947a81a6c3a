import {statfs} from 'node:fs/promises';
import type {KernelFiles} from '../samplers/kernel-files.js';
import type {KernelHost} from './kernel-types.js';

/** What is left on the engine's machine. Undefined what can't be read. */
export async function readHostSignals(
	files: KernelFiles,
	root: string,
	dataRoot: string | undefined,
): Promise<KernelHost> {
	const space = await spaceAt(dataRoot && `${root}${dataRoot}`);
	const conntrack = `${root}/proc/sys/net/netfilter/nf_conntrack`;
	return {
		atMs: Date.now(),
		...space,
		trackedConnections: files.number({path: `${conntrack}_count`}),
		trackedConnectionsLimit: files.number({path: `${conntrack}_max`}),
	};
}

async function spaceAt(path: string | undefined): Promise<Partial<KernelHost>> {
	if (path === undefined) {
		return {};
	}

	try {
		const {bsize, blocks, bfree, bavail, files, ffree} = await statfs(path);
		return {
			dataRootBytes: (blocks - bfree + bavail) * bsize,
			dataRootFreeBytes: bavail * bsize,
			// Some file systems make inodes as they need them, and count none.
			dataRootInodes: files || undefined,
			dataRootFreeInodes: files ? ffree : undefined,
		};
	} catch {
		return {};
	}
}
