import {expect, test} from 'vitest';
import {openDemo} from '../../../demo-lab/open-demo.js';

test('a ping says which version it speaks', async () => {
	const {get} = await openDemo();
	expect(await get('/_ping')).toMatchObject({status: 200, text: 'OK', headers: {'api-version': '1.51'}});
});

test('what is no route is no page, what is no method of one neither', async () => {
	const {get, ask} = await openDemo();
	expect(await get('/nosuch')).toMatchObject({status: 404, json: {message: 'page not found'}});
	expect(await ask('DELETE', '/version')).toMatchObject({status: 404});
});
