import {setTimeout as delay} from 'node:timers/promises';
import {once} from 'node:events';
import {expect, test} from 'vitest';
import {detachKeys} from '../../source/app/effects/run-interactive.js';
import type {Engine} from '../../source/engine/engine.js';
import type {RemoteProcess, Outcome} from '../../source/engine/api/exec-calls.js';
import type {ContainerId} from '../../source/engine/types.js';
import {never} from '../helpers/contract-engine.js';
import type {RealEngine} from '../helpers/real-engine.js';
import {eachRealEngine, useRealEngine} from '../helpers/real-engines.js';

const terminal = {columns: 80, rows: 24};

/** Types that once the process has said something, and looks what became of it when the conversation has ended. */
async function after({stream, outcome}: RemoteProcess, ...typed: readonly string[]): Promise<Outcome> {
	await once(stream, 'data');
	stream.resume();
	const ended = once(stream, 'end');
	for (const keys of typed) {
		stream.write(keys);
		await delay(100);
	}

	await ended;
	stream.destroy();
	return outcome();
}

eachRealEngine('the %s engine', kind => {
	let real: RealEngine;
	let engine: Engine;

	useRealEngine(kind, (...started) => {
		[real, engine] = started;
	});

	test('a shell that was left is told from one that ended, and from one that never ran', async () => {
		const id = (await real.run('shells', 'exec sleep 100000', '--stop-signal=SIGKILL')) as ContainerId;
		const shell = async () =>
			engine.exec(id, {command: ['sh', '-c', 'echo here; exec sh'], terminal, detachKeys}, never);
		const left = await after(await shell(), '\u0010', '\u0011');
		const processes = await real.docker('top', 'shells', '-eo', 'pid,args');
		expect(left).toEqual({isRunning: /\bsh$/m.test(processes), exitCode: left.isRunning ? undefined : 126});
		// 20.10 hangs up on what it is detached from.
		expect(left.isRunning).toBe(kind === 'newest');
		expect(await after(await shell(), 'exit 3\n')).toEqual({isRunning: false, exitCode: 3});
		expect(await after(await shell(), 'exit 126\n')).toEqual({isRunning: false, exitCode: 126});
	});

	test('a main process that was left is still running', async () => {
		const id = await real.run('main', 'echo here; exec sh', '--interactive', '--tty');
		const attached = await engine.attach(id as ContainerId, {detachKeys, hasPast: true}, never);
		expect(await after(attached, '\u0010', '\u0011')).toEqual({isRunning: true, exitCode: undefined});
	});
});
