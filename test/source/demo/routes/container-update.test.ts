import {expect, test} from 'vitest';
import {openDemo} from '../../../demo-lab/open-demo.js';

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
