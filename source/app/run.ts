import process from 'node:process';
import {firstList} from '../engine/first-list.js';
import type {Address, Container} from '../engine/types.js';
import {findWay} from './find-way.js';
import {keepSmall} from './keep-small.js';
import type {Options} from './options.js';

/** The first frame waits this long for the list of containers, and no longer. */
const listPatienceMs = 250;

/** The full-screen program, from the first request to the last byte. Each step is under way before the next is loaded. */
export async function run(options: Options): Promise<void> {
	const way = await findWay(options, process.env);
	if (typeof way === 'string') {
		process.stderr.write(`midwatch: ${way}\n`);
		process.exitCode = 2;
		return;
	}

	const listing = listInTime(way.address);
	const {openScreen} = await import('./open-screen.js');
	const screen = openScreen(way, options);
	screen.paintFirst(await listing);
	const {live} = await import('./live.js');
	keepSmall();
	screen.onLeave(live({way, options, ...screen}));
}

async function listInTime(address: Address): Promise<readonly Container[] | undefined> {
	const patience = AbortSignal.timeout(listPatienceMs);
	try {
		return await firstList(address, patience, listPatienceMs);
	} catch {
		// What is wrong is told by the feed that asks again.
		return undefined;
	}
}
