import {expect, test} from 'vitest';
import {openDemo} from '../../../demo-lab/open-demo.js';

test('system df counts what there is', async () => {
	const {get} = await openDemo();
	const {json} = await get('/system/df');
	expect(json.Containers).toHaveLength(24);
	expect(json.Images).toHaveLength((await get('/images/json')).json.length);
	const data = json.Volumes.find(({Name}: {Name: string}) => Name === 'shop_pgdata');
	expect(data.UsageData).toEqual({RefCount: 1, Size: expect.any(Number)});
});
