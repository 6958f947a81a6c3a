import {expect, onTestFinished, test} from 'vitest';
import {firstDetails} from '../../../../source/engine/api/first-details.js';
import {safe} from '../../../../source/text/safe-text.js';
import {idOf, makeContainer} from '../../../helpers/fixtures.js';
import {startSocketServer} from '../../../helpers/socket-server.js';

const never = new AbortController().signal;
const upFor = (name: string, status: string, createdAtMs = 0) =>
	makeContainer(name, {status: safe`Up ${status as never}`, createdAtMs});

test('only what has just been started is inspected, the oldest first, and not more than two dozen', async () => {
	const server = await startSocketServer(({url}, response) => {
		const id = url?.split('/')[2];
		response.end(JSON.stringify({Id: id, RestartCount: 15, State: {Status: 'running'}}));
	});
	onTestFinished(server.close);
	const others = Array.from({length: 40}, (_, index) => upFor(`b-${index}`, '59 seconds', 5000 + index));
	const containers = [
		...others,
		upFor('old', '3 hours'),
		upFor('minute', 'About a minute'),
		makeContainer('gone', {state: 'exited', status: safe`Exited (1) 5 seconds ago`}),
		upFor('loop', 'Less than a second', 1000),
		upFor('probed', '9 seconds (health: starting)', 2000),
	];
	const found = await firstDetails(server.address, containers, never, 10_000);
	const asked = server.asked.map(request => request.split('/')[2]);
	expect(asked.slice(0, 3)).toEqual([idOf('loop'), idOf('probed'), idOf('b-0')]);
	expect(asked).toHaveLength(24);
	expect(new Set(asked).size).toBe(24);
	expect(found.find(({id}) => id === idOf('loop'))).toMatchObject({restartCount: 15, state: 'running'});
});

test('what fails or hangs costs nothing but its own details', async () => {
	const server = await startSocketServer(({url = ''}, response) => {
		if (url.includes(idOf('fails'))) {
			response.writeHead(500).end('{"message":"broken"}');
		} else if (!url.includes(idOf('hangs'))) {
			response.end(JSON.stringify({Id: idOf('well')}));
			patience.abort();
		}
	});
	onTestFinished(server.close);
	const patience = new AbortController();
	const containers = ['fails', 'hangs', 'well'].map(name => upFor(name, '3 seconds'));
	const found = await firstDetails(server.address, containers, patience.signal, 10_000);
	expect(found.length).toBeLessThanOrEqual(1);
	expect(server.asked).toHaveLength(3);
});

test('where nothing has just been started nothing is asked', async () => {
	const server = await startSocketServer((_request, response) => void response.end());
	onTestFinished(server.close);
	expect(await firstDetails(server.address, [upFor('old', '3 hours')], never, 10_000)).toEqual([]);
	expect(server.asked).toEqual([]);
});
