import {expect, test} from 'vitest';
import {openDemo} from '../../../demo-lab/open-demo.js';

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
