import type {SimContainer} from '../fleet/demo-container.js';
import type {World} from '../fleet/world.js';
import {jsonText, type Answer, type Sink} from '../http/answer.js';
import {aboutContainer, isTrue, type Route} from '../http/route.js';
import {readUsage, statsBody, type Reading} from './stats-body.js';

const everyMs = 1000;

const stats: Route['run'] = aboutContainer((container, {world, query}) => {
	if (isTrue(query, 'stream', true)) {
		return {kind: 'stream', start: sink => streamStats(world, container, sink)};
	}

	const first = readUsage(world, container);
	if (first === undefined || isTrue(query, 'one-shot')) {
		return jsonText(`${statsBody(container, first, undefined, true)}\n`);
	}

	return secondReading(world, container, first);
});

/** Without `one-shot` the engine takes two readings, to have a `precpu_stats`. */
async function secondReading(world: World, container: SimContainer, first: Reading): Promise<Answer> {
	return new Promise(resolve => {
		world.clock.after(everyMs, () => {
			const reading = readUsage(world, container);
			resolve(jsonText(`${statsBody(container, reading, reading && first)}\n`));
		});
	});
}

/** A frame a second until the reader leaves or the container is removed; a stopped one gives empty frames. */
function streamStats(world: World, container: SimContainer, sink: Sink): void {
	let before: Reading | undefined;
	let cancel = () => {};
	const sendNext = () => {
		if (!world.containers.has(container.id)) {
			sink.end();
			return;
		}

		const reading = readUsage(world, container);
		const isReady = sink.write(`${statsBody(container, reading, before)}\n`);
		before = reading;
		if (isReady) {
			cancel = world.clock.after(everyMs, sendNext);
		} else {
			sink.onDrain(() => {
				cancel = world.clock.after(everyMs, sendNext);
			});
		}
	};

	sink.onClose(() => cancel());
	sendNext();
}

export const containerStats: readonly Route[] = [{method: 'GET', path: '/containers/{}/stats', run: stats}];
