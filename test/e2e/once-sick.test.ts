import {execFile} from 'node:child_process';
import process from 'node:process';
import {promisify} from 'node:util';
import {expect, onTestFinished, test} from 'vitest';
import {openFaultProxy} from '../helpers/fault-proxy.js';
import {cli} from '../helpers/open.js';
import {serveDemo} from '../helpers/serve-demo.js';

const run = promisify(execFile);

type Snapshot = {readonly containers: ReadonlyArray<Readonly<Record<string, unknown>>>};

test('--once shows all but what a container that hangs would tell, and says which', async () => {
	const demo = await serveDemo();
	const proxy = await openFaultProxy(new URL(demo.url).pathname);
	onTestFinished(proxy.close);
	const look = async () => {
		const {stdout, stderr} = await run(process.execPath, [
			cli,
			'--once',
			'--json',
			'--host',
			`unix://${proxy.socketPath}`,
		]);
		return {containers: (JSON.parse(stdout) as Snapshot).containers, stderr};
	};

	const well = await look();
	expect(well.stderr).toBe('');
	const running = well.containers.filter(({state}) => state === 'running');
	const [sick, ...others] = running.map(({id}) => String(id));
	const name = String(running[0]?.['name']);
	proxy.setFault(({path}) => (path.includes(`/containers/${sick}/`) ? {kind: 'hang'} : undefined));
	const {containers, stderr} = await look();
	expect(containers).toHaveLength(well.containers.length);
	expect(stderr).toBe(`midwatch: no details from inspect for ${name}: the engine does not answer\n`);
	expect(containers.find(({id}) => id === sick)).toMatchObject({startedAt: null, cpuPercent: null});
	for (const id of others) {
		expect(containers.find(one => one['id'] === id)).toMatchObject({
			startedAt: expect.any(String),
			cpuPercent: expect.any(Number),
		});
	}
});
