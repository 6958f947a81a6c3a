import {expect, test} from 'vitest';
import {runProgram} from '../../../source/demo/fleet/shell.js';

function run(script: string) {
	const program = runProgram(['sh', '-c', script]);
	const lines = (
		steps: typeof program extends undefined ? never : NonNullable<typeof program>['steps'] = [],
	) => steps.flatMap(({line}) => (line ? [`${line.isError ? '!' : ''}${String(line.text)}`] : []));
	return {
		lines: lines(program?.steps),
		loop: program?.loop && lines(program.loop),
		waitMs: program?.steps.reduce((sum, {waitMs}) => sum + waitMs, 0),
		exitCode: program?.exitCode,
		trapExitCode: program?.trapExitCode,
	};
}

test('prints, to both streams, and exits', () => {
	expect(run('echo out; echo "err; or" >&2 && exit 3; echo never')).toMatchObject({
		lines: ['out', '!err; or'],
		exitCode: 3,
	});
});

test('ends with the status of its last command', () => {
	expect(run('true; false').exitCode).toBe(1);
	expect(run('nosuch')).toMatchObject({lines: ['!sh: nosuch: not found'], exitCode: 127});
});

test('sleeps add up', () => {
	expect(run('sleep 0.5; echo a; sleep 2')).toMatchObject({waitMs: 2500, exitCode: 0});
});

test('a loop without end has no exit status', () => {
	expect(run('echo up; while :; do echo tick; sleep 1; done; echo never')).toMatchObject({
		lines: ['up'],
		loop: ['tick'],
		exitCode: undefined,
	});
});

test('counted loops and lists are run out', () => {
	expect(run('i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo $i; done').lines).toEqual(['1', '2', '3']);
	expect(run('for x in a b; do echo "$x!"; done').lines).toEqual(['a!', 'b!']);
	expect(run('for i in $(seq 2 4); do echo $i; done').lines).toEqual(['2', '3', '4']);
});

test('a trap says what SIGTERM makes of it', () => {
	expect(run(`trap 'exit 7' TERM; while :; do sleep 1; done`).trapExitCode).toBe(7);
	expect(run('while :; do sleep 1; done').trapExitCode).toBeUndefined();
});

test('there is no program of that name', () => {
	expect(runProgram(['nosuch', '--flag'])).toBeUndefined();
	expect(runProgram(['sleep', '5'])?.exitCode).toBe(0);
});
