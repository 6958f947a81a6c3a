import process from 'node:process';
import {createEngineClock} from '../engine/transport/engine-clock.js';
import {firstDetails} from '../engine/api/first-details.js';
import {firstList} from '../engine/api/first-list.js';
import type {Address} from '../engine/types.js';
import {findEngines} from './find-engine.js';
import {keepSmall} from './limit-heap.js';
import type {FirstLook} from './open-screen.js';
import type {Options} from './options.js';

/** The first frame waits this long for the list of containers, and so much longer for what only inspect knows. */
const listPatienceMs = 250;
const detailsPatienceMs = 100;

/** The full-screen program, from the first request to the last byte. Each step is under way before the next is loaded. */
export async function run(options: Options): Promise<void> {
	const found = await findEngines(options, process.env);
	if (typeof found === 'string') {
		process.stderr.write(`midwatch: ${found}\n`);
		process.exitCode = 2;
		return;
	}

	const looking = Promise.all(found.map(async ({address}) => lookInTime(address)));
	const {openScreen} = await import('./open-screen.js');
	const screen = openScreen(found, options);
	screen.paintFirst(await looking);
	const {startScreen} = await import('./start-screen.js');
	keepSmall();
	screen.onLeave(startScreen({found, options, ...screen}));
}

async function lookInTime(address: Address): Promise<FirstLook | undefined> {
	const patience = AbortSignal.timeout(listPatienceMs);
	try {
		const clock = createEngineClock();
		const containers = await firstList(address, patience, listPatienceMs, clock.sawDate);
		const rest = AbortSignal.timeout(detailsPatienceMs);
		const details = await firstDetails(address, containers, rest, detailsPatienceMs);
		return {containers, details, clockOffsetMs: clock.offsetMs()};
	} catch {
		// What is wrong is told by the feed that asks again.
		return undefined;
	}
}
