import {expect, test} from 'vitest';
import {openDemo} from '../../../demo-lab/open-demo.js';

test('a file is copied out as a tar archive', async () => {
	const {get} = await openDemo();
	const {bytes, headers} = await get('/containers/db/archive?path=/etc/hostname');
	expect(headers['content-type']).toBe('application/x-tar');
	expect(bytes.length % 512).toBe(0);
	expect(bytes.subarray(0, 8).toString()).toBe('hostname');
	expect(bytes.subarray(257, 262).toString()).toBe('ustar');
	expect(bytes.subarray(512, 515).toString()).toBe('db\n');
});
