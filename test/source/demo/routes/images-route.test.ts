import {expect, test} from 'vitest';
import {openDemo} from '../../../demo-lab/open-demo.js';

test('a second tag is taken off, the last one takes the image along', async () => {
	const {post, ask, get} = await openDemo();
	expect((await post('/images/alpine:3.21/tag?repo=mine&tag=1')).status).toBe(201);
	expect((await ask('DELETE', '/images/mine:1')).json).toEqual([{Untagged: 'mine:1'}]);
	const {json} = await ask('DELETE', '/images/alpine:3.21');
	expect(json).toEqual([{Untagged: 'alpine:3.21'}, {Deleted: expect.stringMatching(/^sha256:/)}]);
	expect((await get('/images/alpine:3.21/json')).status).toBe(404);
});
