import {expect, test} from 'vitest';
import {runProgram} from '../../../../source/demo/fleet/demo-shell.js';

function run(script: string) {
	const {steps = [], exitCode} = runProgram(['sh', '-c', script]) ?? {};
	return {
		lines: steps.flatMap(({text, isError}) => (text === undefined ? [] : [`${isError ? '!' : ''}${text}`])),
		waitMs: steps.reduce((sum, {waitMs}) => sum + waitMs, 0),
		exitCode,
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
	expect(run('constructor').exitCode).toBe(127);
});

test('sleeps add up, and some never end', () => {
	expect(run('sleep 0.5; echo a; sleep 2')).toMatchObject({waitMs: 2500, exitCode: 0});
	expect(run('echo a; sleep infinity; echo b')).toEqual({lines: ['a'], waitMs: 0, exitCode: undefined});
});

test('there is no program of that name', () => {
	expect(runProgram(['nosuch', '--flag'])).toBeUndefined();
	expect(runProgram(['/bin/sleep', '5'])?.exitCode).toBe(0);
});
