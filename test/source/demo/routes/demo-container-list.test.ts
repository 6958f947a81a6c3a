import {expect, test} from 'vitest';
import {openDemo, type Reply} from '../../../demo-lab/open-demo.js';

const names = ({json}: Reply) => json.map(({Names}: {Names: string[]}) => Names[0]?.slice(1));

test('only what runs is listed, unless all is asked', async () => {
	const {get} = await openDemo();
	const up = names(await get('/containers/json'));
	expect(up).toContain('api-7');
	expect(up).toContain('payments');
	expect(up).not.toContain('cron');
	expect(names(await get('/containers/json?all=1'))).toContain('cron');
});

test('the newest comes first', async () => {
	const {get} = await openDemo();
	const created = (await get('/containers/json?all=1')).json.map(({Created}: {Created: number}) => Created);
	expect(created).toEqual(created.toSorted((a: number, b: number) => b - a));
});

test('by the start of an id', async () => {
	const {get, row} = await openDemo();
	const {Id} = await row('cron');
	const filters = encodeURIComponent(JSON.stringify({id: [Id.slice(0, 20)]}));
	expect(names(await get(`/containers/json?all=1&filters=${filters}`))).toEqual(['cron']);
	expect(names(await get(`/containers/json?filters=${filters}`))).toEqual([]);
});

test('a filter that is none, or that the demo does not know, is refused', async () => {
	const {get} = await openDemo();
	expect(await get('/containers/json?filters=zzz')).toMatchObject({status: 400});
	expect(await get('/containers/json?filters={"name":["a"]}')).toMatchObject({
		status: 400,
		json: {message: "invalid filter 'name'"},
	});
});

test('the list knows health by its words only', async () => {
	const {row} = await openDemo();
	const api = await row('api-7');
	expect(api).not.toHaveProperty('Health');
	expect(api.Status).toMatch(/\(unhealthy\)$/);
});

test('inspect knows the probes, with what they printed', async () => {
	const {get} = await openDemo();
	const {Health} = (await get('/containers/api-7/json')).json.State;
	expect(Health.Status).toBe('unhealthy');
	expect(Health.Log).toHaveLength(5);
	expect(Health.Log.at(-1)).toMatchObject({ExitCode: 1, Output: expect.stringMatching(/HTTP 503|refused/)});
});

test('a container is found by id, by the start of it and by name; another is 404', async () => {
	const {get, row} = await openDemo();
	const {Id} = await row('db');
	for (const reference of [Id, Id.slice(0, 12), 'db']) {
		expect((await get(`/containers/${reference}/json`)).json.Id).toBe(Id);
	}

	expect(await get('/containers/nope/json')).toMatchObject({
		status: 404,
		json: {message: 'No such container: nope'},
	});
});
