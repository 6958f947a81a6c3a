import {isRunning, type Milestone, type SimContainer} from '../fleet/demo-container.js';
import type {Sink} from '../http/answer.js';
import {aboutContainer, type Route} from '../http/route.js';

/** Sends the headers at once and the exit code when it is down. */
const wait: Route['run'] = aboutContainer(container => ({
	kind: 'stream',
	contentType: 'application/json',
	start: sink => answerWhenDown(container, sink),
}));

function answerWhenDown(container: SimContainer, sink: Sink): void {
	const isUp = () => isRunning(container) || container.state === 'restarting';
	const watcher = (what?: Milestone) => {
		if (what !== 'started' && !isUp()) {
			container.watchers.delete(watcher);
			sink.write(`{"StatusCode":${container.exitCode}}\n`);
			sink.end();
		}
	};

	container.watchers.add(watcher);
	sink.onClose(() => container.watchers.delete(watcher));
	watcher();
}

export const containerWait: readonly Route[] = [{method: 'POST', path: '/containers/{}/wait', run: wait}];
