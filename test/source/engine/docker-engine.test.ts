import {expect, test} from 'vitest';
import {checkPath} from '../../../source/engine/transport/check-path.js';
import {createDockerEngine} from '../../../source/engine/docker-engine.js';
import type {Engine} from '../../../source/engine/engine.js';
import type {ContainerId} from '../../../source/engine/types.js';
import {collect} from '../../helpers/collect.js';
import {failure} from '../../helpers/failure.js';
import {serveTo} from '../../helpers/serve-to.js';

const id = 'abc0'.repeat(16) as ContainerId;
const imageId = `sha256:${'f0'.repeat(32)}`;
const {signal} = new AbortController();

/** An engine, or what stands in its place, that answers everything so. */
async function answering(body: string, status = 200) {
	const {server, client: engine} = await serveTo(
		(_, response) => response.writeHead(status).end(body),
		createDockerEngine,
	);
	return {engine, asked: server.asked};
}

type Ask = (engine: Engine) => Promise<unknown>;

const changes: Readonly<Record<string, Ask>> = {
	start: async engine => engine.start(id, signal),
	stop: async engine => engine.stop(id, signal),
	restart: async engine => engine.restart(id, signal),
	kill: async engine => engine.kill(id, 'SIGKILL', signal),
	pause: async engine => engine.pause(id, signal),
	unpause: async engine => engine.unpause(id, signal),
	remove: async engine => engine.remove(id, {force: true, volumes: false}, signal),
	rename: async engine => engine.rename(id, 'web', signal),
	tag: async engine => engine.images.tag(imageId, 'app', '1', signal),
	'remove a volume': async engine => engine.volumes.remove('data', false, signal),
	'remove a network': async engine => engine.networks.remove(id, signal),
};

const questions: Readonly<Record<string, Ask>> = {
	list: async engine => engine.list(signal),
	details: async engine => engine.details(id, signal),
	inspect: async engine => engine.inspect(id, signal),
	'identify a container': async engine => engine.identify('container', id, signal),
	'identify an image': async engine => engine.identify('image', imageId, signal),
	'identify a volume': async engine => engine.identify('volume', 'data', signal),
	'identify a network': async engine => engine.identify('network', id, signal),
	wait: async engine => engine.wait(id, signal),
	changes: async engine => engine.changes(id, signal),
	create: async engine => engine.create('web', {}, signal),
	exec: async engine => engine.exec(id, {command: ['sh']}, signal),
	'exec -d': async engine => engine.execDetached(id, ['sh'], signal),
	images: async engine => engine.images.list(signal),
	search: async engine => engine.images.search('app', signal),
	history: async engine => engine.images.history(imageId, signal),
	'inspect an image': async engine => engine.images.inspect(imageId, signal),
	'remove an image': async engine => engine.images.remove(imageId, undefined, false, signal),
	pull: async engine => collect(engine.images.pull('app:1', signal)),
	volumes: async engine => engine.volumes.list(signal),
	'inspect a volume': async engine => engine.volumes.inspect('data', signal),
	'create a volume': async engine => engine.volumes.create('data', 'local', signal),
	networks: async engine => engine.networks.list(signal),
	'unused networks': async engine => engine.networks.unused(signal),
	'inspect a network': async engine => engine.networks.inspect(id, signal),
	'create a network': async engine => engine.networks.create('front', 'bridge', signal),
};

const documents: Readonly<Record<string, Ask>> = {
	'disk use': async engine => engine.disk.use(signal),
	unused: async engine => engine.disk.unused(signal),
	'prune the build cache': async engine => engine.disk.pruneBuildCache(signal),
	update: async engine => engine.update(id, {cpuCores: 1}, signal),
};

test.each(Object.entries(changes))('%s is done when an empty answer says so', async (_name, ask) => {
	for (const body of ['', '\n', 'null\n']) {
		await expect(ask((await answering(body, body === '' ? 204 : 200)).engine)).resolves.toBeUndefined();
	}
});

test.each(Object.entries(changes))('%s is not done because something answered', async (_name, ask) => {
	for (const body of ['{}', '[]', '"OK"', '<html>', '{"message":"no"}']) {
		expect(await failure(ask((await answering(body)).engine))).toMatchObject({kind: 'failed'});
	}
});

test.each(Object.entries({...questions, ...documents}))(
	'%s: what is no such answer is an error, and nothing else',
	async (name, ask) => {
		for (const body of ['', '"OK"', '7', ...(name in documents ? ['[]'] : ['{}', '{"message":"no"}'])]) {
			expect(await failure(ask((await answering(body)).engine)), body).toMatchObject({kind: 'failed'});
		}
	},
);

test('a wait that went wrong has no exit status', async () => {
	const ended = async (body: string) => (await answering(body)).engine.wait(id, signal);
	expect(await ended('{"StatusCode":0,"Error":null}')).toBe(0);
	expect(await ended('{"StatusCode":137}')).toBe(137);
	const error = '{"StatusCode":0,"Error":{"Message":"container is being removed"}}';
	expect(await failure(ended(error))).toMatchObject({words: 'container is being removed'});
});

test('what is made without an id is never started', async () => {
	for (const body of ['{"Id":""}', '{"Id":".."}', '{"Id":"a/b"}', '{"Warnings":[]}']) {
		expect(await failure((await answering(body)).engine.create('web', {}, signal))).toMatchObject({
			kind: 'failed',
			words: expect.stringContaining('which container'),
		});
	}
});

const layer = '{"status":"Download complete","id":"0123456789ab"}\n';
const pulled = async (lines: string) => collect((await answering(lines)).engine.images.pull('app:1', signal));

test.each([
	['{"status":"Status: Downloaded newer image for app:1"}', 2],
	['{"status":"Status: Image is up to date for app:1"}', 2],
])('a pull is over when the engine says so: %s', async (last, count) => {
	expect(await pulled(`${layer}${last}\n`)).toHaveLength(count);
});

test.each([
	layer,
	'{"status":"Downloading","id":"0123456789ab","progressDetail":{"current":1,"total":2}}\n',
	'{"status":"Pull complete","id":"0123456789ab"}\n',
	`${layer}{"status":"Digest: sha256:f0"}\n`,
	'\n',
])('a pull that ends before is no pull: %s', async lines => {
	expect(await failure(pulled(lines))).toMatchObject({words: expect.stringContaining('ended before')});
});

test('Podman’s last line names the image that is there', async () => {
	const {client: engine} = await serveTo((request, response) => {
		response.end(request.method === 'POST' ? layer : `{"Id":"sha256:0123456789ab${'0'.repeat(52)}"}`);
	}, createDockerEngine);
	expect(await collect(engine.images.pull('app:1', signal))).toHaveLength(1);
});

const odd = ['..', '.', '', '../images', '%2e%2e', 'x/../y', 'a?b', 'A'.repeat(64), `${id}0`, 'json'];

test.each(odd)('no request is made of the id "%s"', async given => {
	const {engine, asked} = await answering('{}');
	const bad = given as ContainerId;
	for (const ask of [
		async () => engine.remove(bad, {force: true, volumes: true}, signal),
		async () => engine.stop(bad, signal),
		async () => engine.start(bad, signal),
		async () => engine.rename(bad, 'web', signal),
		async () => engine.networks.remove(given, signal),
		async () => collect(engine.logs(bad, {follow: false, tail: 1}, signal)),
	]) {
		expect(await failure(ask())).toMatchObject({kind: 'refused'});
	}

	expect(asked).toEqual([]);
});

test.each(['..', '.', '', '../containers/x', 'a/../b', 'a//b'])(
	'no request is made of the name "%s"',
	async name => {
		const {engine, asked} = await answering('[]');
		for (const ask of [
			async () => engine.volumes.remove(name, true, signal),
			async () => engine.images.remove(name, undefined, true, signal),
			async () => engine.images.inspect(name, signal),
		]) {
			expect(await failure(ask())).toMatchObject({kind: 'refused'});
		}

		expect(asked).toEqual([]);
	},
);

test('a new container is joined to a network by its name', async () => {
	const {engine, asked} = await answering('');
	await engine.connect(id, 'shop_default', {}, signal);
	expect(await failure(engine.connect(id, '..', {}, signal))).toMatchObject({kind: 'refused'});
	expect(asked).toEqual(['POST /networks/shop_default/connect']);
});

test('what an engine names is asked for as it is', () => {
	const names = [imageId, 'registry.example:5000/team/app:1.4', 'app@sha256:f0', '[::1]:5000/app'];
	for (const name of names) {
		expect(() => checkPath('GET', `/images/${encodeURIComponent(name)}/json?x=../..`)).not.toThrow();
	}

	expect(() => checkPath('GET', `/containers/${id}/logs?since=1`)).not.toThrow();
	expect(() => checkPath('GET', '/_ping')).not.toThrow();
	expect(() => checkPath('GET', '/networks/wn9ykt6lbewfxsmyd4r1y8m2z')).not.toThrow();
});
