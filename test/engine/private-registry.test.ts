import {readFileSync} from 'node:fs';
import {chmod, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {createRunHelper} from '../../source/app/effects/run-helper.js';
import {dockerCredentials} from '../../source/engine/address/docker-credentials.js';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import {never} from '../helpers/contract-engine.js';
import {startRealEngine, type RealEngine} from '../helpers/real-engine.js';
import {startRegistry, type Registry} from '../helpers/registry.js';
import {eachRealEngine} from '../helpers/real-engines.js';

// Images behind a password, by what `docker login` keeps: in config.json, or with a helper.

eachRealEngine('a registry with a password, the %s engine', kind => {
	let real: RealEngine;
	let registry: Registry;
	let folder: string;
	let image: string;
	const {PATH} = process.env;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'midwatch-login-'));
		registry = await startRegistry({name: 'lab/found', description: 'a lab', login: 'lab:se:cret'});
		real = await startRealEngine(kind);
		image = `${registry.host}/lab/box:1`;
		const config = ['--config', join(folder, 'file')];
		await real.docker(...config, 'login', '--username=lab', '--password=se:cret', registry.host);
		await real.docker('tag', 'midwatch/box', image);
		await real.docker(...config, 'push', image);
		process.env['PATH'] = `${folder}:${PATH}`;
	});
	afterAll(async () => {
		process.env['PATH'] = PATH;
		await real?.close();
		await registry?.close();
		await rm(folder, {recursive: true, force: true});
	});

	/** Pulls and searches as somebody with that configuration. */
	function as(config: string) {
		const machine = {
			env: {DOCKER_CONFIG: join(folder, config)},
			home: folder,
			exists: () => false,
			listFolder: () => [],
		};
		const readFile = (path: string) => {
			try {
				return readFileSync(path);
			} catch {
				return undefined;
			}
		};
		const credentials = dockerCredentials({...machine, readFile}, createRunHelper());
		return createDockerEngine({label: '', url: '', socketPath: real.socketPath}, {credentials});
	}

	async function pullAs(config: string): Promise<string> {
		const engine = as(config);
		await real.docker('rmi', image).catch(() => '');
		const words: string[] = [];
		try {
			for await (const {status} of engine.images.pull(image, never)) {
				words.push(status);
			}

			return `${words.join('\n')}\n${await real.docker('images', '--quiet', image)}`;
		} finally {
			engine.close();
		}
	}

	const isThere = /Downloaded newer image[^]*\n[\da-f]{12}$/;

	test('what docker login wrote to config.json is enough, for pull and for search', async () => {
		expect(await pullAs('file')).toMatch(isThere);
		const engine = as('file');
		const found = await engine.images.search(`${registry.host}/found`, never);
		engine.close();
		expect(found.map(({name}) => name)).toContain('lab/found');
	});

	test('a helper is asked for that registry, and its answer is enough', async () => {
		await mkdir(join(folder, 'helper'));
		const config = {credHelpers: {[registry.host]: 'lab'}};
		await writeFile(join(folder, 'helper/config.json'), JSON.stringify(config));
		const answer = JSON.stringify({ServerURL: registry.host, Username: 'lab', Secret: 'se:cret'});
		const program = join(folder, 'docker-credential-lab');
		await writeFile(program, `#!/bin/sh\n{ echo "$@"; cat; } >"$0.asked"\necho '${answer}'\n`);
		await chmod(program, 0o755);
		expect(await pullAs('helper')).toMatch(isThere);
		expect(await readFile(`${program}.asked`, 'utf8')).toBe(`get\n${registry.host}`);
	});

	test('without a login it is refused, and said whose credentials are taken', async () => {
		await expect(pullAs('nowhere')).rejects.toMatchObject({
			hint: `midwatch takes the credentials that docker login ${registry.host} keeps here`,
		});
	});

	test('a wrong password is the registry’s to refuse, and is not shown', async () => {
		await mkdir(join(folder, 'wrong'));
		const auth = Buffer.from('lab:wr0ng').toString('base64');
		await writeFile(join(folder, 'wrong/config.json'), JSON.stringify({auths: {[registry.host]: {auth}}}));
		const told = await pullAs('wrong').catch((error: unknown) => JSON.stringify([String(error), error]));
		expect(told).toMatch(/unauthorized|authentication required|no basic auth/);
		expect(told).not.toMatch(new RegExp(`wr0ng|${auth}`));
	});
});
