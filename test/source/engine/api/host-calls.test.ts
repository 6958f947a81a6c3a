import {expect, test} from 'vitest';
import {createDockerEngine} from '../../../../source/engine/docker-engine.js';
import {serveTo} from '../../../helpers/serve-to.js';

const {signal} = new AbortController();

/** An engine that answers these routes with these statuses, and any other well. */
async function start(statuses: Readonly<Record<string, number>>) {
	const {server, client: engine} = await serveTo(({url = ''}, response) => {
		response.statusCode = statuses[url] ?? 200;
		response.end(
			response.statusCode === 200 ? JSON.stringify({Name: 'deck', Version: '28'}) : '<html>no</html>',
		);
	}, createDockerEngine);
	return {engine, server};
}

test.each([
	['/info', 403],
	['/info', 500],
	['/version', 403],
	['/version', 503],
])('%s answered with %i costs only what it would tell', async (route, status) => {
	const {engine} = await start({[route]: status});
	const host = await engine.info(signal);
	expect([host.name, host.serverVersion]).toEqual(
		route === '/info' ? [undefined, '28'] : ['deck', undefined],
	);
	expect(host.warnings).toEqual([expect.stringMatching(`^${route}: `)]);
});

test('two refusals are an engine’s or its proxy’s; two other failures are no engine', async () => {
	const {engine} = await start({'/info': 403, '/version': 403});
	expect((await engine.info(signal)).warnings).toHaveLength(2);
	const other = await start({'/info': 502, '/version': 502});
	await expect(other.engine.info(signal)).rejects.toMatchObject({kind: 'failed', words: 'HTTP status 502'});
	const mixed = await start({'/info': 403, '/version': 502});
	await expect(mixed.engine.info(signal)).rejects.toMatchObject({kind: 'failed'});
});

test('who refuses a ping is there; who fails it is not', async () => {
	const {engine, server} = await start({'/_ping': 403, '/version': 403});
	await engine.ping(signal);
	expect(server.asked).toEqual(['GET /_ping', 'GET /version']);
	const other = await start({'/_ping': 403, '/version': 503});
	await expect(other.engine.ping(signal)).rejects.toMatchObject({kind: 'failed'});
});
