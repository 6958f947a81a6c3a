import {existsSync} from 'node:fs';
import {dirname} from 'node:path';
import {expect, test} from 'vitest';
import {findSeveral} from '../../../source/app/find-several.js';
import type {FoundEngine} from '../../../source/app/found-engine.js';
import {contextFiles, describedMachine} from '../../helpers/described-machine.js';

test('of all that are known, those over ssh have a socket of their own, which goes with them', async () => {
	const files = {...contextFiles('far', 'ssh://ops@far'), ...contextFiles('near', 'unix:///near.sock')};
	const all = (await findSeveral(
		[],
		describedMachine({files}),
		async () => 'nobody asked',
	)) as readonly FoundEngine[];
	expect(all.map(({address}) => address.url)).toEqual(['ssh://ops@far', 'unix:///near.sock']);
	expect(all.map(({address}) => address.link !== undefined)).toEqual([true, false]);
	const folder = dirname(all[0]!.address.socketPath!);
	expect(existsSync(folder)).toBe(true);
	await Promise.all(all.map(async ({leave}) => leave()));
	expect(existsSync(folder)).toBe(false);
});
