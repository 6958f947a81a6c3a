import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import type {Engine} from '../../source/engine/engine.js';
import type {ContainerId, EngineEvent} from '../../source/engine/types.js';
import {unpack, type LogLine} from '../../source/logs/log-decode.js';
import {engineAt, find, never} from '../helpers/contract-engine.js';
import {startRealPodman, type RealPodman} from '../helpers/real-podman.js';
import {whyNoEngine} from '../helpers/real-engine-tools.js';

// What Podman does in its own way, and what midwatch makes of it: the release's, and the newest.

const why = whyNoEngine();
const sleep = 'trap "echo TERM; exit 0" TERM; while :; do echo tick; sleep 0.1; done';

for (const kind of ['debian', 'newest'] as const) {
	describe.skipIf(why)(`Podman, ${kind}${why ? `: skipped, ${why}` : ''}`, () => {
		let real: RealPodman;
		let engine: Engine;
		let major = 0;

		beforeAll(async () => {
			real = await startRealPodman(kind);
			engine = engineAt(real.socketPath);
			major = Number.parseInt(await real.podman('version', '--format={{.Server.Version}}'), 10);
		});
		afterAll(async () => {
			engine?.close();
			await real?.close();
		});

		const run = async (name: string, script = sleep, ...flags: readonly string[]) =>
			(await real.run(name, script, ...flags)) as ContainerId;

		const logOf = async (id: ContainerId, range: {readonly since?: string; readonly until?: string} = {}) => {
			const lines: LogLine[] = [];
			for await (const {pack} of engine.logs(id, {follow: false, tail: 'all', ...range}, never)) {
				lines.push(...unpack(pack));
			}

			return lines;
		};

		const linesOf = async (id: ContainerId) => (await logOf(id)).map(({text}) => text);

		test('tells that it is Podman, and what its API lacks', async () => {
			const {isPodman, lacks} = await engine.info(never);
			expect(isPodman).toBe(true);
			expect(lacks?.update === undefined).toBe(major >= 5);
		});

		test('restarts as a container expects: by SIGTERM', async () => {
			const id = await run('gentle');
			await engine.restart(id, never);
			expect(await linesOf(id)).toContain('TERM');
			expect(await find(engine, 'gentle')).toMatchObject({state: 'running'});
		});

		test('gives the lines of a range with those at its very ends, whatever their nanoseconds', async () => {
			const id = await run(
				'stamped',
				'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo line $i; sleep 0.05; done',
			);
			await vi.waitFor(async () => expect(await linesOf(id)).toHaveLength(12), {timeout: 10_000});
			const lines = await logOf(id);
			for (const line of lines) {
				expect(await logOf(id, {since: line.stamp})).toContainEqual(line);
				// Podman 4 writes whole seconds: what is within the second comes after it.
				expect(major < 5 || (await logOf(id, {until: line.stamp})).at(-1)?.stamp === line.stamp).toBe(true);
			}
		});

		test('sets limits without taking the restart policy away, or says that it can’t', async () => {
			const id = await run('limited', sleep, '--restart=on-failure:3');
			const set = async () => {
				await engine.update(id, {memoryBytes: 2 ** 26}, never);
				await engine.update(id, {cpuCores: 0.5}, never);
				return engine.details(id, never);
			};

			const refused = {kind: 'refused', words: expect.stringContaining('has no update in its API') as string};
			const taken = {
				memoryLimitBytes: 2 ** 26,
				cpuLimitCores: 0.5,
				restartPolicy: 'on-failure',
				restartPolicyRetries: 3,
			};
			expect(await set().catch((error: unknown) => error)).toMatchObject(major < 5 ? refused : taken);
		});

		test('types nothing into a container that is attached to', async () => {
			const id = await run('typed', 'read -r line; echo "got <$line>"; sleep 100', '--tty', '--interactive');
			const {stream} = await engine.attach(id, {detachKeys: 'ctrl-p,ctrl-q', hasPast: true}, never);
			stream.write('mine\n');
			let said = '';
			for await (const bytes of stream) {
				said += String(bytes);
				if (said.includes('got')) {
					break;
				}
			}

			expect(said).toContain('got <mine>');
		});

		test('shows health in the list, and of its events those that say something new', async () => {
			const since = `${Math.floor(Date.now() / 1000)}.000000000`;
			const id = await run(
				'sick',
				sleep,
				'--health-cmd=exit 1',
				'--health-retries=1',
				'--health-interval=disable',
			);
			const check = async () => real.podman('healthcheck', 'run', 'sick').catch(() => 'unhealthy');
			await check();
			await check();
			await check();
			expect(await find(engine, 'sick')).toMatchObject({state: 'running', health: 'unhealthy'});
			expect((await engine.details(id, never)).probes.length).toBeGreaterThan(0);
			await engine.remove(id, {force: true, volumes: true}, never);
			const heard: EngineEvent[] = [];
			for await (const event of engine.events(since, never)) {
				heard.push(...(event.subject === id ? [event] : []));
				if (heard.at(-1)?.action === 'destroy') {
					break;
				}
			}

			const actions = heard.map(({action}) => String(action));
			expect(actions.filter(action => ['cleanup', 'init', 'remove'].includes(action))).toEqual([]);
			expect(actions.slice(0, 2)).toEqual(['create', 'start']);
			const healths = heard.filter(({action}) => action === 'health_status').map(({detail}) => detail);
			expect(healths).toEqual([...new Set(healths)]);
			expect(healths.at(-1)).toBe('unhealthy');
		});

		test('shows pods as groups, and what only holds their network', async () => {
			await real.podman('pod', 'create', '--name=shop', '--network=none');
			await real.podman('run', '-d', '--pod=shop', '--name=api', 'midwatch/box', 'sleep', '1000');
			const members = (await engine.list(never)).filter(({project}) => project === 'shop');
			expect(members.filter(({isInfra}) => isInfra)).toHaveLength(1);
			expect(members).toHaveLength(2);
			expect(members.find(({isInfra}) => !isInfra)?.name).toBe('api');
		});

		test('names the unit that runs a container', async () => {
			await run('quadlet', sleep, '--label=PODMAN_SYSTEMD_UNIT=web.service');
			expect((await find(engine, 'quadlet')).unit).toEqual({name: 'web.service', isOfUser: false});
		});

		test('tells processes in its own columns, and figures of what runs only', async () => {
			const id = await run('busy');
			// For a moment the first process is still the runtime that starts it.
			await vi.waitFor(
				async () => {
					const {processes} = await engine.top(id, never);
					expect(processes[0]).toMatchObject({
						pid: expect.any(Number) as number,
						command: expect.stringMatching(/^sh\b/) as string,
					});
				},
				{timeout: 20_000, interval: 200},
			);
			expect(await engine.read(id, never)).toMatchObject({memoryBytes: expect.any(Number)});
			const ended = await run('ended', 'exit 3');
			await real.podman('wait', 'ended');
			expect(await engine.read(ended, never)).toBeUndefined();
			expect(await find(engine, 'ended')).toMatchObject({state: 'exited', exitCode: 3});
		});

		test('counts traffic at the container’s end', async () => {
			const onBridge = async (name: string, script: string) =>
				(await real.podman('run', '-d', `--name=${name}`, 'midwatch/box', 'sh', '-c', script)) as ContainerId;
			await onBridge('sink', 'sleep 1000 | nc -l -p 9000 >/dev/null');
			const format =
				'--format={{.NetworkSettings.IPAddress}}{{range .NetworkSettings.Networks}} {{.IPAddress}}{{end}}';
			const place = (await real.podman('inspect', format, 'sink')).split(' ').find(one => one !== '') ?? '';
			const zeros = `dd if=/dev/zero bs=1000 count=500 2>/dev/null | nc ${place} 9000`;
			const id = await onBridge('talker', `until ${zeros}; do sleep 0.1; done; sleep 1000`);
			let sent = 0;
			while (sent < 400_000) {
				const reading = await engine.read(id, never);
				sent = reading?.networkSentBytes ?? 0;
				expect(reading?.networkReceivedBytes ?? 0).toBeLessThan(300_000);
			}
		});

		test('gives the default network one name', async () => {
			const names = (await engine.networks.list(never)).map(({name}) => String(name));
			expect(names).toContain('podman');
			expect((await find(engine, 'talker')).networks).toEqual(['podman']);
		});
	});
}
