import {expect, test} from 'vitest';
import {linesOf, openDemo} from '../../../demo-lab/open-demo.js';

test('a pull tells its progress layer by layer, and then the image is there', async () => {
	const {post, control, get} = await openDemo();
	control.fakeClock.setSpeed(0);
	const pulled = post('/images/create?fromImage=shop/new&tag=2.0');
	for (let step = 0; step < 60; step++) {
		await get('/_ping');
		control.fakeClock.jump(120);
	}

	const lines = linesOf((await pulled).text);
	expect(lines[0]).toEqual({status: 'Pulling from shop/new', id: '2.0'});
	expect(lines.at(-1)).toEqual({status: 'Status: Downloaded newer image for shop/new:2.0'});
	const layers = new Set(lines.slice(1).flatMap(({id}) => id ?? []));
	expect(layers.size).toBe(3);
	for (const id of layers) {
		const done = lines.filter(line => line.id === id && line.status === 'Downloading');
		const current = done.map(({progressDetail}) => progressDetail.current);
		expect(current).toEqual(current.toSorted((a: number, b: number) => a - b));
		expect(done.at(-1)?.progressDetail.current).toBe(done.at(-1)?.progressDetail.total);
	}

	expect((await get('/images/shop/new:2.0/json')).json.RepoTags).toEqual(['shop/new:2.0']);
});

test('a pull whose client leaves brings nothing', async () => {
	const {open, control, get} = await openDemo();
	const response = await open('/images/create?fromImage=shop/new', 'POST');
	response.destroy();
	await get('/_ping');
	control.fakeClock.jump(60_000);
	expect((await get('/images/shop/new/json')).status).toBe(404);
	expect(control.census().listeners).toBe(0);
});

test('a registry that says no, and one that is not there', async () => {
	const {post} = await openDemo();
	expect(await post('/images/create?fromImage=nosuch')).toMatchObject({
		status: 404,
		json: {message: expect.stringMatching(/^pull access denied for nosuch/)},
	});
	expect(await post('/images/create?fromImage=127.0.0.1:9/a')).toMatchObject({
		status: 500,
		json: {message: expect.stringMatching(/connection refused$/)},
	});
});

test('search finds by name and description', async () => {
	const {get} = await openDemo();
	const found = (await get('/images/search?term=nginx')).json.map(({name}: {name: string}) => name);
	expect(found).toContain('nginx');
	expect(found).not.toContain('redis');
});
