import {expect, test} from 'vitest';
import {createDockerEngine} from '../../../../source/engine/docker-engine.js';
import type {RegistryAuth} from '../../../../source/engine/address/docker-credentials.js';
import {safe} from '../../../../source/text/safe-text.js';
import {serveTo} from '../../../helpers/serve-to.js';

const {signal} = new AbortController();

/** An engine that refuses what asks a registry, and what it was shown of who asks. */
async function start(auth: RegistryAuth, answer: (path: string) => readonly [status: number, body: string]) {
	const shown: unknown[] = [];
	const registries: string[] = [];
	const {client: engine} = await serveTo(
		(request, response) => {
			shown.push([request.url?.split('?')[0], request.headers['x-registry-auth']]);
			const [status, body] = answer(request.url ?? '');
			response.writeHead(status).end(body);
		},
		address =>
			createDockerEngine(address, {
				async credentials(registry) {
					registries.push(registry);
					return auth;
				},
			}),
	);
	const pull = async (reference: string) => {
		const words: string[] = [];
		for await (const {status} of engine.images.pull(reference, signal)) {
			words.push(status);
		}

		return words;
	};
	return {engine, shown, registries, pull};
}

const pulled = '{"status":"Status: Downloaded newer image for app"}\n';

test('credentials go with pull and search, for the registry asked, and with no other request', async () => {
	const {engine, pull, shown, registries} = await start({header: 'e30='}, path => [
		200,
		path.startsWith('/images/create') ? pulled : '[]',
	]);
	await pull('reg.example:5000/team/app:1');
	await engine.images.search('reg.example/app', signal);
	await engine.images.search('app', signal);
	await engine.images.list(signal);
	await engine.list(signal);
	expect(shown).toEqual([
		['/images/create', 'e30='],
		['/images/search', 'e30='],
		['/images/search', 'e30='],
		['/images/json', undefined],
		['/containers/json', undefined],
	]);
	expect(registries).toEqual(['reg.example:5000', 'reg.example', 'https://index.docker.io/v1/']);
});

test('without credentials nothing is said, and a refusal says whose they would be', async () => {
	const refused = '{"message":"Head \\"http://reg.example/\\": no basic auth credentials"}';
	const {pull, engine, shown} = await start({}, () => [500, refused]);
	const hint = 'midwatch takes the credentials that docker login reg.example keeps here';
	await expect(pull('reg.example/app')).rejects.toMatchObject({hint});
	await expect(engine.images.search('reg.example/app', signal)).rejects.toMatchObject({hint});
	expect(shown).toEqual([
		['/images/create', undefined],
		['/images/search', undefined],
	]);
});

test('a helper that failed is told, and the image is asked for all the same', async () => {
	const problem = safe`docker-credential-x: there is no such program`;
	const {pull} = await start({problem}, () => [200, pulled]);
	expect(await pull('app')).toEqual([
		`${problem}: asking without credentials`,
		'Status: Downloaded newer image for app',
	]);
});

test('credentials that were refused are not told to be missing', async () => {
	const {pull} = await start({header: 'e30='}, () => [500, '{"message":"unauthorized: wrong password"}']);
	await expect(pull('reg.example/app')).rejects.toMatchObject({
		words: 'unauthorized: wrong password',
		hint: undefined,
	});
});
