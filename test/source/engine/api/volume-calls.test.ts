import {expect, test} from 'vitest';
import {createDockerEngine} from '../../../../source/engine/docker-engine.js';
import {serveTo} from '../../../helpers/serve-to.js';

const {signal} = new AbortController();

test('volumes and networks are in the order of their names, whatever order the engine tells them in', async () => {
	const names = ['data-10', 'data-2', 'cache', 'data-1'];
	const answers: Readonly<Record<string, unknown>> = {
		'/volumes': {Volumes: names.map(Name => ({Name, Driver: 'local', Mountpoint: '/', Labels: {}}))},
		'/networks': names.map((Name, place) => ({Name, Id: `${place}`.repeat(64), Driver: 'bridge'})),
		'/containers/json': [],
	};
	const {client: engine} = await serveTo((request, response) => {
		const path = Object.keys(answers).find(one => request.url?.includes(one)) ?? '';
		response.end(JSON.stringify(answers[path]));
	}, createDockerEngine);
	const sorted = ['cache', 'data-1', 'data-2', 'data-10'];
	expect((await engine.volumes.list(signal)).map(({name}) => name)).toEqual(sorted);
	expect((await engine.networks.list(signal)).map(({name}) => name)).toEqual(sorted);
});
