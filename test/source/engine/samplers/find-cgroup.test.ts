import {afterEach, expect, test} from 'vitest';
import {createCgroupFinder, findCgroupTree} from '../../../../source/engine/samplers/find-cgroup.js';
import {cgroupV1, cgroupV2, ids, makeMachine, type MachineTree} from '../../../helpers/machine-tree.js';

const [one, two] = ids;
let machine: MachineTree;
afterEach(() => machine.destroy());

function find(id = one, pid?: number) {
	const tree = findCgroupTree(machine.root)!;
	return createCgroupFinder(machine.root, tree)(id, pid);
}

const usualPlaces = [
	`docker/${one}`,
	`system.slice/docker-${one}.scope`,
	`machine.slice/libpod-${one}.scope`,
	`libpod_parent/libpod-${one}`,
	`user.slice/user-1000.slice/user@1000.service/user.slice/docker-${one}.scope`,
	`user.slice/user-1001.slice/user@1001.service/user.slice/libpod-${one}.scope`,
];

test.each(usualPlaces)('v1 and v2, without a pid: %s', place => {
	machine = makeMachine(cgroupV1(place));
	expect(findCgroupTree(machine.root)?.version).toBe(1);
	expect(find()).toBe(place);
	machine.destroy();
	machine = makeMachine(cgroupV2(place));
	expect(findCgroupTree(machine.root)?.version).toBe(2);
	expect(find()).toBe(place);
});

test('any other cgroup parent is found through the main process, and then known for the next container', () => {
	machine = makeMachine({...cgroupV1(`batch/jobs/${one}`), ...cgroupV1(`batch/jobs/${two}`)});
	machine.addProcess(77, {cgroup: `5:memory:/elsewhere\n4:cpu,cpuacct:/batch/jobs/${one}\n0::/\n`});
	const finder = createCgroupFinder(machine.root, findCgroupTree(machine.root)!);
	expect(finder(two, undefined)).toBeUndefined();
	expect(finder(one, 77)).toBe(`batch/jobs/${one}`);
	expect(finder(two, undefined)).toBe(`batch/jobs/${two}`);
});

test('the container’s own cgroup is taken, not one that it made below', () => {
	machine = makeMachine(cgroupV2(`odd.slice/docker-${one}.scope`));
	machine.addProcess(77, {cgroup: `0::/odd.slice/docker-${one}.scope/init/deeper\n`});
	expect(find(one, 77)).toBe(`odd.slice/docker-${one}.scope`);
});

test('a process that is not in a cgroup of that id is another one, or another machine’s', () => {
	machine = makeMachine(cgroupV2(`odd.slice/docker-${two}.scope`));
	machine.addProcess(77, {cgroup: `0::/odd.slice/docker-${two}.scope\n`});
	expect(find(one, 77)).toBeUndefined();
	expect(find(one, 78)).toBeUndefined();
});
