import {isRunning, type Milestone, type SimContainer} from '../fleet/demo-container.js';
import type {Answer, Sink} from '../http/answer.js';
import {problem} from '../http/answer.js';
import {aboutContainer, type Route} from '../http/route.js';

const conditions = ['not-running', 'next-exit', 'removed'];

/** Sends the headers at once and the exit code when the condition holds. */
const wait: Route['run'] = aboutContainer((container, {query}): Answer => {
	const condition = query.get('condition') || 'not-running';
	if (!conditions.includes(condition)) {
		return problem(400, `invalid condition: "${condition}"`);
	}

	return {
		kind: 'stream',
		contentType: 'application/json',
		start: sink => answerWhen(container, condition, sink),
	};
});

function answerWhen(container: SimContainer, condition: string, sink: Sink): void {
	const answer = () => {
		sink.write(`{"StatusCode":${container.exitCode}}\n`);
		sink.end();
	};

	if (condition === 'not-running' && !isRunning(container) && container.state !== 'restarting') {
		answer();
		return;
	}

	const wanted = condition === 'removed' ? 'removed' : 'ended';
	const watcher = (what: Milestone) => {
		const isStillUp = condition === 'not-running' && container.state === 'restarting';
		if (what === wanted && !isStillUp) {
			container.watchers.delete(watcher);
			answer();
		}
	};

	container.watchers.add(watcher);
	sink.onClose(() => container.watchers.delete(watcher));
}

export const containerWait: readonly Route[] = [{method: 'POST', path: '/containers/{}/wait', run: wait}];
