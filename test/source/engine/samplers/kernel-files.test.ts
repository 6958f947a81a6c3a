import {afterEach, expect, test} from 'vitest';
import {createKernelFiles} from '../../../../source/engine/samplers/kernel-files.js';
import {makeMachine, type MachineTree} from '../../../helpers/machine-tree.js';

let machine: MachineTree | undefined;
afterEach(() => machine?.destroy());

test('a file is read anew each time, whether it is kept open or not', () => {
	for (const maxDescriptors of [10, 0]) {
		machine = makeMachine({counter: '41\n'});
		const files = createKernelFiles(maxDescriptors);
		const file = files.open(`${machine.root}/counter`);
		expect(files.number(file)).toBe(41);
		machine.write('counter', '1234567\n');
		expect(files.number(file)).toBe(1_234_567);
		machine.write('counter', '8\n');
		expect(files.number(file)).toBe(8);
		expect(files.descriptors()).toBe(Math.min(1, maxDescriptors));
		files.close(file);
		expect(files.descriptors()).toBe(0);
		machine.destroy();
	}

	machine = undefined;
});

test('no more files are kept open than allowed, and the others are read all the same', () => {
	machine = makeMachine({a: '1\n', b: '2\n', c: '3\n'});
	const files = createKernelFiles(2);
	const opened = ['a', 'b', 'c'].map(name => files.open(`${machine!.root}/${name}`));
	expect(files.descriptors()).toBe(2);
	expect(opened.map(file => files.number(file))).toEqual([1, 2, 3]);
	files.close(opened[0]);
	files.close(opened[0]);
	expect(files.descriptors()).toBe(1);
});

test('a file that is missing or gone has no text', () => {
	machine = makeMachine({a: '1\n'});
	const files = createKernelFiles(0);
	const file = files.open(`${machine.root}/a`);
	machine.remove('a');
	expect(files.load(file)).toBeUndefined();
	expect(files.open(`${machine.root}/a`)).toBeUndefined();
	expect(createKernelFiles(9).open(`${machine.root}/a`)).toBeUndefined();
	expect(files.number(undefined)).toBeUndefined();
});

test('a long file comes whole', () => {
	const lines = Array.from({length: 1000}, (_, index) => `interface${index} ${index}\n`).join('');
	machine = makeMachine({long: lines});
	const files = createKernelFiles(1);
	expect(files.load(files.open(`${machine.root}/long`))?.toString()).toBe(`\n${lines}`);
});
