import {expect, test} from 'vitest';
import {openDemo} from './open-demo.js';

test('a ping says which version it speaks, by HEAD too', async () => {
	const {get, ask} = await openDemo();
	const ping = await get('/_ping');
	expect(ping).toMatchObject({status: 200, text: 'OK', headers: {'api-version': '1.51'}});
	expect(await ask('HEAD', '/_ping')).toMatchObject({
		status: 200,
		text: '',
		headers: {'api-version': '1.51'},
	});
});

test('a path may begin with a version', async () => {
	const {get} = await openDemo();
	const plain = await get('/version');
	for (const version of ['v1.24', 'v1.41', 'v1.51']) {
		expect((await get(`/${version}/version`)).text).toBe(plain.text);
	}
});

test('too new a version is refused in JSON, too old in plain text', async () => {
	const {get} = await openDemo();
	const tooNew = await get('/v1.99/version');
	expect(tooNew.status).toBe(400);
	expect(tooNew.json).toEqual({
		message: 'client version 1.99 is too new. Maximum supported API version is 1.51',
	});
	const tooOld = await get('/v1.10/version');
	expect(tooOld.status).toBe(400);
	expect(tooOld.headers['content-type']).toBe('text/plain; charset=utf-8');
	expect(tooOld.text).toMatch(/^client version 1\.10 is too old\. Minimum supported API version is 1\.24/);
});

test('another version may be claimed', async () => {
	const {control, get} = await openDemo();
	control.setVersion('1.30');
	expect((await get('/_ping')).headers['api-version']).toBe('1.30');
	expect((await get('/v1.41/version')).status).toBe(400);
});

test('what is no route is no page, what is no method of one neither', async () => {
	const {get, ask} = await openDemo();
	expect(await get('/nosuch')).toMatchObject({status: 404, json: {message: 'page not found'}});
	expect(await ask('DELETE', '/version')).toMatchObject({status: 404});
});
