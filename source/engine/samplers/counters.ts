import type {Reading} from '../types.js';

/** A reading while it is being filled. */
export type Counters = {-readonly [Figure in keyof Reading]: Reading[Figure]};

/** The open files of one container's cgroup. */
export type CgroupFiles = {
	/** Fills in what the files say; false when the cgroup is gone. `isFull` also looks at what seldom changes. */
	readonly read: (counters: Counters, isFull: boolean) => boolean;
	readonly close: () => void;
};

/** `usage` minus what the kernel would give back first, as docker shows it: only where that is smaller. */
export function usedMemory(usage: number | undefined, inactiveFile: number | undefined): number | undefined {
	return usage !== undefined && inactiveFile !== undefined && inactiveFile < usage
		? usage - inactiveFile
		: usage;
}
