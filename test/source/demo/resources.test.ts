import {expect, test} from 'vitest';
import {linesOf, openDemo} from './open-demo.js';

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

test('a second tag is taken off, the last one takes the image along', async () => {
	const {post, ask, get} = await openDemo();
	expect((await post('/images/alpine:3.21/tag?repo=mine&tag=1')).status).toBe(201);
	expect((await ask('DELETE', '/images/mine:1')).json).toEqual([{Untagged: 'mine:1'}]);
	const {json} = await ask('DELETE', '/images/alpine:3.21');
	expect(json).toEqual([{Untagged: 'alpine:3.21'}, {Deleted: expect.stringMatching(/^sha256:/)}]);
	expect((await get('/images/alpine:3.21/json')).status).toBe(404);
});

test('search finds by name and description', async () => {
	const {get} = await openDemo();
	const found = (await get('/images/search?term=nginx')).json.map(({name}: {name: string}) => name);
	expect(found).toContain('nginx');
	expect(found).not.toContain('redis');
});

test('a volume is made, found, used, and then removed', async () => {
	const {post, ask, get, control} = await openDemo();
	expect((await post('/volumes/create', {Name: 'vol-1', Labels: {a: 'b'}})).status).toBe(201);
	expect((await get('/volumes/vol-1')).json).toMatchObject({
		Name: 'vol-1',
		Driver: 'local',
		Labels: {a: 'b'},
	});
	const body = {Image: 'alpine:3.21', Cmd: ['sleep', '9'], HostConfig: {Binds: ['vol-1:/d']}};
	await post('/containers/create?name=user-1', body);
	expect((await ask('DELETE', '/volumes/vol-1')).status).toBe(409);
	await ask('DELETE', '/containers/user-1');
	expect((await ask('DELETE', '/volumes/vol-1')).status).toBe(204);
	expect((await get('/volumes/vol-1')).status).toBe(404);
	expect(control.census().jobs).toBeGreaterThan(0);
});

test('rm -v takes anonymous volumes along and leaves named ones', async () => {
	const {ask, get} = await openDemo();
	const names = async () => (await get('/volumes')).json.Volumes.map(({Name}: {Name: string}) => Name);
	expect(await names()).toHaveLength(3);
	await ask('DELETE', '/containers/cache?force=1&v=1');
	await ask('DELETE', '/containers/db?force=1&v=1');
	expect(await names()).toEqual(expect.arrayContaining(['shop_pgdata', 'ops_grafana']));
	expect(await names()).toHaveLength(2);
});

test('a network in use stays, an idle one goes', async () => {
	const {post, ask, get} = await openDemo();
	expect((await ask('DELETE', '/networks/shop_default')).json.message).toMatch(/has active endpoints/);
	const {json} = await post('/networks/create', {Name: 'net-1'});
	expect((await get(`/networks/${json.Id.slice(0, 12)}`)).json.Name).toBe('net-1');
	expect((await ask('DELETE', `/networks/${json.Id}`)).status).toBe(204);
	expect((await get(`/networks/${json.Id}`)).status).toBe(404);
});

test('inspecting a network tells who is on it, with the addresses of the list', async () => {
	const {get, row} = await openDemo();
	const {Containers} = (await get('/networks/shop_default')).json;
	const db = await row('db');
	expect(Containers[db.Id]).toMatchObject({
		Name: 'db',
		IPv4Address: `${db.NetworkSettings.Networks.shop_default.IPAddress}/16`,
	});
});

test('system df counts what there is', async () => {
	const {get} = await openDemo();
	const {json} = await get('/system/df');
	expect(json.Containers).toHaveLength(24);
	expect(json.Images).toHaveLength((await get('/images/json')).json.length);
	const data = json.Volumes.find(({Name}: {Name: string}) => Name === 'shop_pgdata');
	expect(data.UsageData).toEqual({RefCount: 1, Size: expect.any(Number)});
});

test('a file is copied out as a tar archive', async () => {
	const {get} = await openDemo();
	const {bytes, headers} = await get('/containers/db/archive?path=/etc/hostname');
	expect(headers['content-type']).toBe('application/x-tar');
	expect(bytes.length % 512).toBe(0);
	expect(bytes.subarray(0, 8).toString()).toBe('hostname');
	expect(bytes.subarray(257, 262).toString()).toBe('ustar');
	expect(bytes.subarray(512, 515).toString()).toBe('db\n');
});

test('update changes limits and policy, and what was posted is inspected', async () => {
	const {post, get} = await openDemo();
	await post('/containers/db/update', {
		Memory: 2 ** 31,
		RestartPolicy: {Name: 'on-failure', MaximumRetryCount: 3},
	});
	expect((await get('/containers/db/json')).json.HostConfig).toMatchObject({
		Memory: 2 ** 31,
		RestartPolicy: {Name: 'on-failure', MaximumRetryCount: 3},
	});
	expect((await get('/containers/db/stats?stream=0&one-shot=1')).json.memory_stats.limit).toBe(2 ** 31);
	expect(await post('/containers/db/update', {RestartPolicy: {Name: 'foo'}})).toMatchObject({status: 400});
});
