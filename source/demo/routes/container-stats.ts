import type {SimContainer} from '../fleet/demo-container.js';
import type {World} from '../fleet/world.js';
import {json, type Sink} from '../http/answer.js';
import {aboutContainer, isTrue, type Route} from '../http/route.js';
import {statsBody} from './stats-body.js';

const everyMs = 1000;

const stats: Route['run'] = aboutContainer((container, {world, query}) =>
	isTrue(query, 'stream')
		? {kind: 'stream', contentType: 'application/json', start: sink => streamStats(world, container, sink)}
		: json(statsBody(world, container)),
);

/** A frame a second until the reader leaves or the container is removed; a stopped one gives empty frames. */
function streamStats(world: World, container: SimContainer, sink: Sink): void {
	let cancel = () => {};
	const sendNext = () => {
		if (!world.containers.has(container.id)) {
			sink.end();
			return;
		}

		const isReady = sink.write(`${JSON.stringify(statsBody(world, container))}\n`);
		const goOn = () => {
			cancel = world.clock.after(everyMs, sendNext);
		};

		if (isReady) {
			goOn();
		} else {
			sink.onDrain(goOn);
		}
	};

	sink.onClose(() => cancel());
	sendNext();
}

export const containerStats: readonly Route[] = [{method: 'GET', path: '/containers/{}/stats', run: stats}];
