import type {Caller} from '../transport/call.js';
import {toEngineError} from '../transport/answer-errors.js';
import {jsonLines} from '../transport/json-lines.js';
import {parseEvent} from '../parse/parse-event.js';
import {parseStats} from '../parse/parse-stats.js';
import type {ContainerId, EngineEvent, Reading} from '../types.js';

/** An events stream's headers come at once; a stats stream's with its first frame. */
const beginTimeoutMs = 10_000;

/**
 * Actions worth a look: the engine itself leaves out the rest, such as a health probe's three events. With
 * `health_status` among them engines compare beginnings, so `health_status: unhealthy` comes too.
 */
const wantedActions = [
	'attach commit copy create destroy detach die export health_status kill oom pause rename restart start stop',
	'unpause update prune delete import load pull push save tag untag mount unmount connect disconnect reload remove',
	// Podman's own words.
	'cleanup died init',
];

const wanted = JSON.stringify({
	type: ['container', 'image', 'volume', 'network', 'daemon'],
	event: wantedActions.flatMap(words => words.split(' ')),
});

export async function* eventStream(
	caller: Caller,
	{since, onOpen}: {readonly since?: string; readonly onOpen?: () => void},
	signal: AbortSignal,
): AsyncGenerator<EngineEvent> {
	const query = {since, filters: wanted};
	for await (const line of linesOf(caller, {path: '/events', query}, signal, onOpen)) {
		const event = parseEvent(line);
		if (event) {
			yield event;
		}
	}
}

export async function* statsStream(
	caller: Caller,
	id: ContainerId,
	signal: AbortSignal,
): AsyncGenerator<Reading> {
	const path = `/containers/${id}/stats`;
	for await (const line of linesOf(caller, {path, query: {stream: true}}, signal)) {
		const reading = parseStats(line);
		if (reading) {
			yield reading;
		}
	}
}

/** Ends quietly when aborted; every other end that isn't the engine's own is an EngineError. */
async function* linesOf(
	caller: Caller,
	call: {readonly path: string; readonly query: Readonly<Record<string, string | boolean | undefined>>},
	signal: AbortSignal,
	onOpen?: () => void,
): AsyncGenerator<unknown> {
	try {
		const body = await caller.stream({...call, signal, timeoutMs: beginTimeoutMs});
		onOpen?.();
		yield* jsonLines(body);
	} catch (error) {
		if (!signal.aborted) {
			throw toEngineError(error, caller.address, signal);
		}
	}
}
