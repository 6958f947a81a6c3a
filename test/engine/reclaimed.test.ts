import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, expect, test} from 'vitest';
import {createClient} from '../../source/engine/transport/client.js';
import type {Engine} from '../../source/engine/engine.js';
import {asObject} from '../../source/engine/parse/json-fields.js';
import {never} from '../helpers/contract-engine.js';
import {image as box, type RealEngine} from '../helpers/real-engine.js';
import {eachRealEngine, useRealEngine} from '../helpers/real-engines.js';

// What is said to be reclaimable is what the engine's own prune reports as freed, byte for byte.

/** Name of the image, the one it is built on, and what is written on top (KiB); no name: it loses its tag at the end. */
type Built = readonly [name: string, base: string, kib: number];

const forests: Readonly<
	Record<string, {built: readonly Built[]; untagged?: readonly string[]; used?: string}>
> = {
	'two that share layers only with each other': {
		built: [
			['app:1', box, 5120],
			['app:2', 'app:1', 3072],
			['app:3', 'app:1', 0],
		],
		untagged: ['app:1'],
		used: box,
	},
	'some of whose layers a container needs, in the middle of a chain': {
		built: [
			['base:1', box, 100],
			['left:1', 'base:1', 200],
			['left:2', 'left:1', 300],
			['left:3', 'left:1', 400],
			['right:1', 'base:1', 500],
			['right:2', 'right:1', 600],
		],
		untagged: ['base:1', 'left:1', 'left:3'],
		used: 'right:2',
	},
	'branches on both sides of a base without a name': {
		built: [
			['base:1', box, 100],
			['left:1', 'base:1', 200],
			['left:2', 'left:1', 300],
			['left:3', 'left:1', 400],
			['right:1', 'base:1', 500],
			['right:2', 'right:1', 600],
			['right:3', 'right:1', 700],
		],
		untagged: ['base:1', 'left:1', 'right:1'],
		used: 'right:3',
	},
	'nothing in use at all': {
		built: [
			['one:1', box, 10],
			['two:1', 'one:1', 20],
			['three:1', 'one:1', 30],
		],
		untagged: ['two:1'],
	},
};

eachRealEngine('images of the %s engine', kind => {
	let real: RealEngine;
	let engine: Engine;
	let folder: string;

	useRealEngine(kind, async (...started) => {
		[real, engine] = started;
		folder = await mkdtemp(join(tmpdir(), 'midwatch-layers-'));
		await real.docker('save', '--output', join(folder, 'box.tar'), box);
	});
	afterAll(async () => {
		await rm(folder, {recursive: true, force: true});
	});
	afterEach(async () => {
		await real.docker('rm', '--force', 'user').catch(() => {});
		await prune(true);
		await real.docker('load', '--input', join(folder, 'box.tar'));
	});

	async function build([name, base, kib]: Built): Promise<void> {
		await real.docker('create', '--network=none', '--name=seed', base, 'true');
		if (kib > 0) {
			await writeFile(join(folder, 'layer'), Buffer.alloc(kib * 1024, name));
			await real.docker('cp', join(folder, 'layer'), `seed:/${name.replace(':', '-')}`);
		}

		await real.docker('commit', '--message', name, 'seed', name);
		await real.docker('rm', 'seed');
	}

	/** The engine's own words for what it freed. */
	async function prune(isNamedToo: boolean): Promise<unknown> {
		const client = createClient({label: '', url: '', socketPath: real.socketPath});
		const filters = {dangling: [String(!isNamedToo)]};
		const answer = await client.docker(never).pruneImages({filters});
		client.close();
		return asObject(answer)['SpaceReclaimed'];
	}

	/** What the question says, with what has a name or without. */
	async function asked(isNamedToo: boolean): Promise<number> {
		const unused = await engine.disk.unused(never);
		return unused
			.filter(one => one.kind === 'image' && (isNamedToo || !one.isNamed))
			.reduce((sum, {sizeBytes = 0}) => sum + sizeBytes, 0);
	}

	test.each(Object.entries(forests))('%s', async (_, {built, untagged = [], used}) => {
		for (const one of built) {
			await build(one);
		}

		if (used !== undefined) {
			await real.docker('create', '--network=none', '--name=user', used, 'true');
		}

		for (const name of untagged) {
			await real.docker('rmi', name);
		}

		const dangling = await asked(false);
		expect(await prune(false)).toBe(dangling);
		const all = await asked(true);
		const pane = (await engine.disk.use(never)).find(one => one.kind === 'images');
		expect(pane?.reclaimableBytes).toBe(all);
		expect(all).toBeGreaterThan(0);
		expect(await prune(true)).toBe(all);
	});
});
