import type {Engine} from '../engine/engine.js';
import type {ContainerId, EngineEvent} from '../engine/types.js';
import {unpack} from '../logs/log-decode.js';
import type {LastLine} from '../logs/last-words.js';
import {newestLines} from '../logs/newest-lines.js';
import type {Store} from '../store/open-store.js';
import {maskSecrets} from '../text/secrets.js';
import {createPatientCalls} from '../util/patient-calls.js';
import {wait} from '../util/wait.js';

/** What is kept of a container when it dies, runs out of memory or turns unhealthy; also when it is gone then. */
type RecordedWords = {
	readonly id: ContainerId;
	readonly name: string;
	readonly project?: string;
	readonly service?: string;
	/** `die`, `oom`, `health_status`. */
	readonly event: string;
	readonly exitCode?: number;
	readonly lines: readonly LastLine[];
	/** The engine's inspect JSON, its secrets masked. */
	readonly inspect?: unknown;
};

type Keep = (atMs: number, words: RecordedWords) => void;

const lastLines = 100;
/** A crash loop says the same each time. */
const againMs = 60_000;
const limits = {atOnce: 2, most: 4, slowMs: 500, passMs: 5000};
/** More deaths at once aren't told apart by their logs any more. */
const mostWaiting = 100;
const restMs = 250;

/** Reads last lines and inspect as soon as an event calls for it: of `--rm` they are there for a moment only. */
export async function recordLastWords(
	store: Store,
	engine: Pick<Engine, 'logs' | 'inspect'>,
	keep: Keep,
	signal: AbortSignal,
): Promise<void> {
	const waiting = new Map<ContainerId, EngineEvent>();
	const readAtMs = new Map<ContainerId, number>();
	store.onChange((_state, message) => {
		for (const event of message.type === 'events/happened' ? message.events : []) {
			const id = event.subject as ContainerId;
			const restedMs = performance.now() - (readAtMs.get(id) ?? Number.NEGATIVE_INFINITY);
			if (isLastMoment(event) && restedMs > againMs && waiting.size < mostWaiting) {
				waiting.set(id, event);
				readAtMs.delete(id);
				readAtMs.set(id, performance.now());
				forgetOldest(readAtMs);
			}
		}
	});

	const calls = createPatientCalls(async (id: ContainerId) => {
		const event = waiting.get(id);
		waiting.delete(id);
		if (event) {
			keep(event.atMs, await readWords(store, engine, id, event, signal));
		}
	});
	while (!signal.aborted) {
		await calls.pass([...waiting.keys()].filter(calls.isFree), limits, signal);
		await wait(restMs, signal);
	}
}

function isLastMoment({kind, action, detail}: EngineEvent): boolean {
	return (
		kind === 'container' &&
		(action === 'die' || action === 'oom' || (action === 'health_status' && detail === 'unhealthy'))
	);
}

async function readWords(
	store: Store,
	engine: Pick<Engine, 'logs' | 'inspect'>,
	id: ContainerId,
	event: EngineEvent,
	signal: AbortSignal,
): Promise<RecordedWords> {
	const container = store.getState().fleet.containers.byId.get(id);
	const [lines, inspect] = await Promise.all([
		readLines(engine, id, signal),
		engine.inspect(id, signal).then(
			json => maskSecrets(json),
			() => undefined,
		),
	]);
	return {
		id,
		name: container?.name ?? event.name ?? id,
		project: container?.project,
		service: container?.service,
		event: event.action,
		exitCode: event.exitCode,
		lines,
		inspect,
	};
}

/** As many of the last as go into what is kept; none where they can't be read any more. */
async function readLines(
	engine: Pick<Engine, 'logs'>,
	id: ContainerId,
	signal: AbortSignal,
): Promise<readonly LastLine[]> {
	const lines: LastLine[] = [];
	try {
		for await (const {pack} of engine.logs(id, {follow: false, tail: lastLines}, signal)) {
			lines.push(...unpack(pack));
		}
	} catch {
		// It is gone, or its log can't be read: what came is kept.
	}

	return newestLines(lines);
}

/** Containers come and go for weeks. */
function forgetOldest(times: Map<ContainerId, number>): void {
	const [oldest] = times.keys();
	if (times.size > 1000 && oldest !== undefined) {
		times.delete(oldest);
	}
}
