import process from 'node:process';
import {createEngineClock} from '../engine/transport/engine-clock.js';
import {firstDetails} from '../engine/api/first-details.js';
import {firstList} from '../engine/api/first-list.js';
import type {Address} from '../engine/types.js';
import {findEngines} from './find-engine.js';
import {keepSmall} from './limit-heap.js';
import type {FoundEngines} from './found-engine.js';
import type {FirstLook} from './open-screen.js';
import type {Options} from './options.js';

/** The first frame waits this long for the list of containers, and so much longer for what only inspect knows. */
const listPatienceMs = 250;
const detailsPatienceMs = 100;

/** The full-screen program, from the first request to the last byte. Each step is under way before the next is loaded. */
export async function run(wanted: Options): Promise<void> {
	const asked = await findEngines(wanted, process.env);
	const opened = typeof asked === 'string' ? await instead(wanted, asked) : {options: wanted, found: asked};
	if (opened) {
		await open(opened.options, opened.found);
	}
}

async function open(options: Options, found: FoundEngines): Promise<void> {
	const looking = Promise.all(found.map(async ({address}) => lookInTime(address)));
	const {openScreen} = await import('./open-screen.js');
	const screen = openScreen(found, options);
	screen.paintFirst(await looking);
	const {startScreen} = await import('./start-screen.js');
	keepSmall();
	screen.onLeave(startScreen({found, options, ...screen}));
}

/** A mistake in the settings is told on the screen, and keeps none from opening; one in the line ends the program. */
async function instead(options: Options, why: string) {
	const usual = options.hasEnginesOfSettings
		? await (await import('./config/usual-engine.js')).usualEngine(options, why)
		: undefined;
	if (!usual) {
		process.stderr.write(`midwatch: ${why}\n`);
		process.exitCode = 2;
	}

	return usual;
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
