import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {withKernelTimes} from '../../../../source/engine/kernel/process-times.js';
import {safe} from '../../../../source/text/safe-text.js';
import {idOf} from '../../../helpers/fixtures.js';

let proc: string;

beforeEach(() => {
	proc = mkdtempSync(join(tmpdir(), 'midwatch-proc-'));
});

afterEach(() => {
	rmSync(proc, {recursive: true});
});

function run(pid: number, cgroup: string, ticks: readonly [user: number, system: number]): void {
	mkdirSync(join(proc, String(pid)));
	writeFileSync(join(proc, String(pid), 'cgroup'), `0::/${cgroup}\n`);
	const before = `${pid} (a) S (b) R 1 2 3 4 5 6 7 8 9 10`;
	writeFileSync(join(proc, String(pid), 'stat'), `${before} ${ticks.join(' ')} 0 0 20 0 1\n`);
}

const processes = [
	{pid: 7, command: safe`sh`, cpuMs: 1000},
	{pid: 8, command: safe`gone`, cpuMs: 2000},
];

test('a process of this machine has its CPU time from the kernel, one that is gone has none', () => {
	run(7, `docker/${idOf('web')}`, [123, 4]);
	expect(withKernelTimes(idOf('web'), processes, proc)).toEqual({
		isExact: true,
		processes: [
			{...processes[0], cpuMs: 1270},
			{...processes[1], cpuMs: undefined},
		],
	});
});

test('an equal pid of another machine, or of another container, tells nothing', () => {
	run(7, `docker/${idOf('db')}`, [123, 4]);
	expect(withKernelTimes(idOf('web'), processes, proc)).toEqual({isExact: false, processes});
	expect(withKernelTimes(idOf('web'), processes, join(proc, 'none'))).toEqual({isExact: false, processes});
});
