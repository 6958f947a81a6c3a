import {describe, expect, test} from 'vitest';
import {readLogRecord, readOomLine, readVictimSize} from '../../../../source/engine/kernel/oom-lines.js';

const id = 'a955b5727e7906d156cacbcaa4c7c34a431d1e8dc6f7baf7d8770ccc8822b3ee';
const inner = 'b'.repeat(64);

/** As kernel 6.18 wrote it when `tail` filled a container's limit, with the cgroups as given. */
function oomLine(groups: string, task = 'tail'): string {
	return `oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=${id},mems_allowed=0,${groups},task=${task},pid=21698,uid=0`;
}

describe('a record of the kernel’s log', () => {
	test('has its time since the start and its text; what follows on other lines is left out', () => {
		const record = '6,4373,7323157962,-;oom-kill:x\n SUBSYSTEM=cpu\n';
		expect(readLogRecord(record)).toEqual({uptimeUs: 7_323_157_962, text: 'oom-kill:x'});
	});

	test('anything else is none', () => {
		expect(readLogRecord('oom-kill:constraint=x')).toBeUndefined();
		expect(readLogRecord('')).toBeUndefined();
	});
});

describe('whose memory ran out', () => {
	test('the container’s own limit', () => {
		const group = `oom_memcg=/docker/${id},task_memcg=/docker/${id}`;
		expect(readOomLine(oomLine(group), 5)).toEqual({
			atMs: 5,
			pid: 21_698,
			process: 'tail',
			container: id,
			scope: 'container',
			cgroup: undefined,
		});
	});

	test('a child of the container’s cgroup is still the container’s', () => {
		const group = `oom_memcg=/docker/${id}/init,task_memcg=/docker/${id}/init`;
		expect(readOomLine(oomLine(group), 5)).toMatchObject({container: id, scope: 'container'});
	});

	test('a limit above it', () => {
		const group = `oom_memcg=/system.slice,task_memcg=/system.slice/docker-${id}.scope`;
		expect(readOomLine(oomLine(group), 5)).toMatchObject({
			container: id,
			scope: 'parent',
			cgroup: '/system.slice',
		});
	});

	test('the host’s memory', () => {
		const found = readOomLine(oomLine(`global_oom,task_memcg=/docker/${id}`), 5);
		expect(found).toMatchObject({container: id, scope: 'host'});
		expect(found?.cgroup).toBeUndefined();
	});

	test('a container in a container: the inner one’s process, the outer one’s limit', () => {
		const group = `oom_memcg=/docker/${id},task_memcg=/docker/${id}/docker/${inner}`;
		expect(readOomLine(oomLine(group), 5)).toMatchObject({container: inner, scope: 'parent'});
	});

	test('a process of no container', () => {
		const found = readOomLine(oomLine('global_oom,task_memcg=/system.slice/ssh.service'), 5);
		expect(found).toMatchObject({scope: 'host', pid: 21_698});
		expect(found?.container).toBeUndefined();
	});
});

describe('hostile names of processes', () => {
	test('commas and keys in it are part of the name', () => {
		const group = `oom_memcg=/docker/${id},task_memcg=/docker/${id}`;
		expect(readOomLine(oomLine(group, 'a,pid=1,uid=0'), 5)).toMatchObject({
			process: 'a,pid=1,uid=0',
			pid: 21_698,
		});
	});

	test('escapes never reach the screen', () => {
		const group = `oom_memcg=/docker/${id},task_memcg=/docker/${id}`;
		expect(readOomLine(oomLine(group, '\u001B]0;x\u0007'), 5)?.process).not.toMatch(/\p{Cc}/u);
	});
});

test('what the victim held', () => {
	const line =
		'Memory cgroup out of memory: Killed process 21698 (tail) total-vm:17920kB, anon-rss:15616kB, file-rss:1264kB, shmem-rss:0kB, UID:0 pgtables:72kB oom_score_adj:0';
	expect(readVictimSize(line)).toEqual({pid: 21_698, anonBytes: 15_616 * 1024});
	expect(readVictimSize('Killed process 1')).toBeUndefined();
});
