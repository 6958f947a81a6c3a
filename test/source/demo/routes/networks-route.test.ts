import {expect, test} from 'vitest';
import {openDemo} from '../../../demo-lab/open-demo.js';

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
