import {isRunning, type SimContainer} from '../fleet/demo-container.js';
import {outputTo, play} from '../fleet/play.js';
import {runScript} from '../fleet/demo-shell.js';
import {empty, type Answer, type DuplexSink} from '../http/answer.js';
import {aboutContainer, isTrue, type Call, type Route} from '../http/route.js';
import {streamLogs} from './log-stream-body.js';

/** The main process's output from now on (from the start with `logs`), and its input when it has one. */
function attach(container: SimContainer, call: Call): Answer {
	return {
		kind: 'hijack',
		contentType: `application/vnd.docker.${container.scenario.hasTty ? 'raw' : 'multiplexed'}-stream`,
		start(sink) {
			readInput(container, call, sink);
			if (isRunning(container) || isTrue(call.query, 'logs')) {
				follow(container, call, sink);
			} else {
				followOnceStarted(container, call, sink);
			}
		},
	};
}

/** `docker run` attaches before it starts. */
function followOnceStarted(container: SimContainer, call: Call, sink: DuplexSink): void {
	const watcher = () => {
		container.watchers.delete(watcher);
		follow(container, call, sink, Math.round((container.startedMs ?? 0) * 1000));
	};

	container.watchers.add(watcher);
	sink.onClose(() => container.watchers.delete(watcher));
}

function follow(container: SimContainer, {world, query}: Call, sink: DuplexSink, sinceUs?: number): void {
	const wanted = {
		tail: isTrue(query, 'logs') || sinceUs !== undefined ? Infinity : 0,
		sinceUs,
		isFollowed: isTrue(query, 'stream'),
		hasStamps: false,
	};
	streamLogs(world, container, wanted, sink);
}

/** What is typed is echoed, and a line is run as a shell would. */
function readInput({scenario}: SimContainer, {world, query}: Call, sink: DuplexSink): void {
	const hasInput = scenario.hasStdin === true && isTrue(query, 'stdin');
	const write = outputTo(sink, scenario.hasTty === true);
	let typed = '';
	sink.onInput(bytes => {
		for (const key of hasInput ? Buffer.from(bytes).toString() : '') {
			typed += key;
			if (scenario.hasTty) {
				write(key === '\r' ? '\n' : key);
			}

			if (key === '\r' || key === '\n') {
				play(world, runScript(typed.trim()), {job: {state: 'running'}, write, finish() {}});
				typed = '';
			}
		}
	});
}

export const attachRoutes: readonly Route[] = [
	{method: 'POST', path: '/containers/{}/attach', run: aboutContainer(attach)},
	{method: 'POST', path: '/containers/{}/resize', run: aboutContainer(() => empty(200))},
];
