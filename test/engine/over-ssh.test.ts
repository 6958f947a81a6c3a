import {existsSync} from 'node:fs';
import {dirname} from 'node:path';
import {afterAll, beforeAll, describe, expect, onTestFinished, test, vi} from 'vitest';
import {openSsh} from '../../source/app/open-ssh.js';
import {parseHost} from '../../source/engine/address/parse-host.js';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import type {Address, ContainerId} from '../../source/engine/types.js';
import {unpack} from '../../source/logs/log-decode.js';
import {find, never} from '../helpers/contract-engine.js';
import {failure} from '../helpers/failure.js';
import {startRealEngine, type RealEngine} from '../helpers/real-engine.js';
import {whyNoEngine} from '../helpers/real-engine-tools.js';
import {startRealSshd, type RealSshd} from '../helpers/real-sshd.js';

// A real engine behind a real sshd, by the real ssh.

const why = whyNoEngine() ?? (existsSync('/usr/bin/ssh') ? undefined : 'there is no ssh');

describe.skipIf(why)(`an engine over ssh${why ? `: skipped, ${why}` : ''}`, () => {
	let real: RealEngine;
	let sshd: RealSshd;

	beforeAll(async () => {
		real = await startRealEngine('newest');
		sshd = await startRealSshd(real.socketPath);
		await real.run('talker', 'while :; do echo tick; sleep 0.2; done');
	});
	afterAll(async () => {
		await sshd?.close();
		await real?.close();
	});

	async function open(host: string) {
		vi.stubEnv('PATH', sshd.path);
		const parsed = parseHost(host, 'it') as Address;
		const {address, leave} = await openSsh(parsed, parsed.ssh!);
		const engine = createDockerEngine(address);
		onTestFinished(async () => {
			engine.close();
			await leave();
			vi.unstubAllEnvs();
		});
		return {engine, address, leave};
	}

	test.each(['ops', 'noforward'])('%s: lists, follows, and does what is asked', async user => {
		const {engine, address, leave} = await open(`ssh://${user}@far`);
		expect(await find(engine, 'talker')).toMatchObject({state: 'running'});
		expect(address.link?.isNarrow()).toBe(user === 'noforward');
		const {id} = await find(engine, 'talker');
		const lines: string[] = [];
		for await (const {pack} of engine.logs(id, {follow: true, tail: 1}, never)) {
			lines.push(...unpack(pack).map(({text}) => text));
			if (lines.length > 2) {
				break;
			}
		}

		const many = await Promise.all(Array.from({length: 30}, async () => engine.read(id, never)));
		expect(many.every(reading => reading !== undefined)).toBe(true);
		const other = (await real.run(
			`stopped-by-${user}`,
			'sleep 1000',
			'--stop-signal=SIGKILL',
		)) as ContainerId;
		await engine.stop(other, never);
		expect(await find(engine, `stopped-by-${user}`)).toMatchObject({state: 'exited'});
		await leave();
		expect(existsSync(dirname(address.socketPath!))).toBe(false);
	});

	test('a socket by its path there', async () => {
		const {engine} = await open(`ssh://ops@far${real.socketPath}`);
		expect(await find(engine, 'talker')).toMatchObject({state: 'running'});
	});

	test.each([
		[
			'ssh://nosock@far',
			'unreachable',
			/nosock may not open \/var\/run\/docker\.sock there$/,
			'usermod -aG docker nosock',
		],
		[
			'ssh://ops@far/run/none.sock',
			'unreachable',
			/no engine has a socket there: \/run\/none\.sock$/,
			'names another socket',
		],
		['ssh://nobody@far', 'locked', /no key was accepted, or the key needs its passphrase$/, 'ssh-add'],
		['ssh://ops@unknown', 'locked', /its host key is not known here$/, 'r lets ssh'],
		['ssh://ops@far:1', 'unreachable', /connection refused$/, 'does sshd run there'],
	])('%s is %s, in words', async (host, kind, words, hint) => {
		const {engine} = await open(host);
		const error = await failure(engine.list(never));
		expect(error).toMatchObject({kind, words: expect.stringMatching(words)});
		expect(error.hint).toContain(hint);
	});
});
