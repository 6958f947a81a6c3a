// An engine of the bench's own, with busy containers. Nothing is left of it afterwards.
import {startRealEngine} from '../../test/helpers/real-engine.ts';
import {whyNoEngine} from '../../test/helpers/real-engine-tools.ts';
import {createApi} from './api.mjs';
import {engineProcesses} from './processes.mjs';

const startedAtOnce = 4;

/** What a real fleet does, five kinds in turn: sleep, sleep, log five times a second, compute in bursts, log once a second. */
const habits = [
	'sleep 100000',
	'sleep 100000',
	'while :; do echo "$(date) GET /health 200 12ms"; sleep 0.2; done',
	'i=0; while :; do i=$((i+1)); [ $((i%2000)) = 0 ] && sleep 0.3; done',
	'while :; do echo hi; sleep 1; done',
];

/** Starts an engine (`newest` or `debian`), empty. Throws a sentence where it can't. */
export async function startEngine(kind) {
	const why = whyNoEngine();
	if (why) {
		throw new Error(`${why}: point the bench at an engine with --host`);
	}

	const real = await startRealEngine(kind);
	const host = `unix://${real.socketPath}`;
	const api = createApi(host);
	return {
		host,
		api,
		/** Starts containers: rows of name, script and further flags of `docker run`. */
		runAll: async rows =>
			inLanes(startedAtOnce, rows, async ([name, script, ...flags]) =>
				real.run(name, script, '--log-opt=max-size=20m', ...flags),
			),
		removeAll: async names =>
			inLanes(startedAtOnce, names, async name => api.remove(`/containers/${name}?force=1`)),
		processes: () => engineProcesses(real.folder),
		async close() {
			api.close();
			await real.close();
		},
	};
}

/** A fleet as busy as a real one. */
export function busyContainers(count) {
	return Array.from({length: count}, (_, index) => [
		`svc-${index + 1}`,
		habits[(index + 1) % habits.length],
		'--cpus=0.02',
	]);
}

async function inLanes(count, items, work) {
	const queue = items.values();
	const lane = async () => {
		for (const item of queue) {
			await work(item);
		}
	};
	await Promise.all(Array.from({length: count}, lane));
}
