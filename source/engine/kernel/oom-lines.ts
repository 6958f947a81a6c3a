import {safeText} from '../../text/safe-text.js';
import type {ContainerId} from '../types.js';
import type {OomKill} from './kernel-types.js';

/** A record of the kernel's log: `6,4373,7323157962,-;text`, with µs since the machine's start. */
type LogRecord = {readonly uptimeUs: number; readonly text: string};

/** Undefined where the record isn't one. Continuation lines (` KEY=value`) are left out. */
export function readLogRecord(record: string): LogRecord | undefined {
	const head = /^\d+,\d+,(\d+),[^;]*;/.exec(record);
	if (!head) {
		return undefined;
	}

	const [text = ''] = record.slice(head[0].length).split('\n', 1);
	return {uptimeUs: Number(head[1]), text};
}

/** `oom-kill:constraint=…,oom_memcg=/docker/<id>,task_memcg=/docker/<id>,task=node,pid=4711,uid=0` */
const killed =
	/^oom-kill:constraint=(\w+),.*?(?:global_oom|oom_memcg=([^,]*)),task_memcg=([^,]*),task=(.*),pid=(\d+),uid=\d+$/;

/** The kill that a line of the kernel's log tells of, by `atMs`; undefined for any other line. */
export function readOomLine(text: string, atMs: number): OomKill | undefined {
	const found = killed.exec(text);
	if (!found) {
		return undefined;
	}

	const [, , limitGroup, group = '', task = '', pid] = found;
	const container = containerIn(group);
	const isOwn = limitGroup !== undefined && container !== undefined && limitGroup.includes(container);
	const isHost = limitGroup === undefined || limitGroup === '/';
	return {
		atMs,
		pid: Number(pid),
		process: safeText(task),
		container,
		scope: isHost ? 'host' : isOwn ? 'container' : 'parent',
		cgroup: isHost || isOwn ? undefined : safeText(limitGroup),
	};
}

/** `Memory cgroup out of memory: Killed process 21698 (tail) total-vm:17920kB, anon-rss:15616kB, …` */
const size = /: Killed process (\d+) \(.*\) .*\banon-rss:(\d+)kB/;

/** What the victim held, told by the line after; undefined for any other line. */
export function readVictimSize(text: string): {readonly pid: number; readonly anonBytes: number} | undefined {
	const found = size.exec(text);
	return found ? {pid: Number(found[1]), anonBytes: Number(found[2]) * 1024} : undefined;
}

/** The innermost id in a cgroup's path: an engine in a container has its own below. */
function containerIn(path: string): ContainerId | undefined {
	return path.match(/[\da-f]{64}/g)?.at(-1) as ContainerId | undefined;
}
