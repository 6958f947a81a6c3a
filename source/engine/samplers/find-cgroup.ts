import {existsSync, readdirSync, readFileSync} from 'node:fs';
import type {ContainerId} from '../types.js';

export type CgroupTree = {
	readonly version: 1 | 2;
	/** Where the tree (v2) or the controllers' trees (v1) are. */
	readonly base: string;
	/** A directory that holds every container's cgroup. */
	readonly lookup: string;
};

/** The cgroup tree under `root`, an empty string for this machine's own; undefined where there is none. */
export function findCgroupTree(root: string): CgroupTree | undefined {
	const base = `${root}/sys/fs/cgroup`;
	if (existsSync(`${base}/cgroup.controllers`)) {
		return {version: 2, base, lookup: base};
	}

	return existsSync(`${base}/cpuacct`) ? {version: 1, base, lookup: `${base}/cpuacct`} : undefined;
}

/** Finds a container's cgroup, relative to the tree. Undefined: it isn't on this machine, or can't be seen. */
export type CgroupFinder = (id: ContainerId, pid: number | undefined) => string | undefined;

/** What stands before and after the id in a cgroup's path. */
type Place = {readonly before: string; readonly after: string};

/**
 * Tries the places where engines put containers, then asks /proc about the main process, which finds any
 * `--cgroup-parent`; a place learned so is tried first for the next one. A path without the id is never
 * taken: the process number may be another machine's, or another process by now.
 */
export function createCgroupFinder(root: string, tree: CgroupTree): CgroupFinder {
	const places = usualPlaces(tree);
	return (id, pid) => {
		const place = places.find(({before, after}) => existsSync(`${tree.lookup}/${before}${id}${after}`));
		if (place) {
			return `${place.before}${id}${place.after}`;
		}

		const path = pid ? pathOfProcess(root, pid, tree) : undefined;
		const at = path?.indexOf(id) ?? -1;
		if (path === undefined || at === -1) {
			return undefined;
		}

		const after = path.slice(at + id.length).split('/')[0] ?? '';
		const before = path.slice(0, at);
		places.unshift({before, after});
		return `${before}${id}${after}`;
	};
}

function usualPlaces({lookup}: CgroupTree): Place[] {
	return [
		{before: 'docker/', after: ''},
		{before: 'system.slice/docker-', after: '.scope'},
		{before: 'machine.slice/libpod-', after: '.scope'},
		{before: 'libpod_parent/libpod-', after: ''},
		...rootlessSlices(lookup).flatMap(slice => [
			{before: `${slice}docker-`, after: '.scope'},
			{before: `${slice}libpod-`, after: '.scope'},
		]),
	];
}

/** Each user's own engines: `user.slice/user-1000.slice/user@1000.service/user.slice/`. */
function rootlessSlices(lookup: string): string[] {
	try {
		return readdirSync(`${lookup}/user.slice`).flatMap(name => {
			const uid = /^user-(\d+)\.slice$/.exec(name)?.[1];
			return uid ? [`user.slice/${name}/user@${uid}.service/user.slice/`] : [];
		});
	} catch {
		return [];
	}
}

/** From lines of `4:cpu,cpuacct:/docker/…` (v1) or `0::/system.slice/…` (v2), without the leading slash. */
function pathOfProcess(root: string, pid: number, tree: CgroupTree): string | undefined {
	try {
		const line = readFileSync(`${root}/proc/${pid}/cgroup`, 'utf8')
			.split('\n')
			.find(text => {
				const controllers = text.split(':', 2)[1];
				return tree.version === 2 ? text.startsWith('0::') : controllers?.split(',').includes('cpuacct');
			});
		return line?.split(':').slice(2).join(':').replace(/^\//, '');
	} catch {
		return undefined;
	}
}
