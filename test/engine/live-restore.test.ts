import {expect, onTestFinished, test} from 'vitest';
import {engineAt, find, never} from '../helpers/contract-engine.js';
import {startRealEngine} from '../helpers/real-engine.js';
import {eachRealEngine} from '../helpers/real-engines.js';

// dockerd restarts, its containers don't: what midwatch knew of them holds.

eachRealEngine('the %s engine with live-restore', kind => {
	test('restarts under containers that run on, and looks into them and stops them again', async () => {
		const real = await startRealEngine(kind, '--live-restore');
		const engine = engineAt(real.socketPath);
		onTestFinished(async () => {
			engine.close();
			await real.close();
		});
		await real.run('survivor', 'echo before; exec sleep 100000', '--stop-signal=SIGKILL');
		const {id} = await find(engine, 'survivor');
		const {pid, startedAtMs} = await engine.details(id, never);

		real.signal('SIGTERM');
		await real.exited();
		await real.start();

		expect(await engine.details(id, never)).toMatchObject({pid, startedAtMs});
		expect(await find(engine, 'survivor')).toMatchObject({state: 'running'});
		const {processes} = await engine.top(id, never);
		expect(processes).toHaveLength(1);
		await engine.stop(id, never);
		expect(await find(engine, 'survivor')).toMatchObject({state: 'exited', exitCode: 137});
	});
});
