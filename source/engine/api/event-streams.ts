import type {IncomingMessage} from 'node:http';
import type {Client} from '../transport/client.js';
import {toEngineError} from '../transport/fault-words.js';
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

const wanted = {
	type: ['container', 'image', 'volume', 'network', 'daemon'],
	event: wantedActions.flatMap(words => words.split(' ')),
};

export function eventStream(
	client: Client,
	{since, until, onOpen}: {readonly since?: string; readonly until?: string; readonly onOpen?: () => void},
	signal: AbortSignal,
): AsyncGenerator<EngineEvent> {
	// A time with its nanoseconds, and a type, that dockerode's types don't know.
	const asked: object = {since, until, filters: wanted};
	const open = async () => client.docker(signal, beginTimeoutMs).getEvents(asked);
	return parsedLines(client, {open, parse: parseEvent, onOpen}, signal);
}

export function statsStream(client: Client, id: ContainerId, signal: AbortSignal): AsyncGenerator<Reading> {
	const open = async () => client.docker(signal, beginTimeoutMs).getContainer(id).stats({stream: true});
	return parsedLines(client, {open, parse: parseStats}, signal);
}

type Lines<Parsed> = {
	readonly open: () => Promise<NodeJS.ReadableStream>;
	/** Undefined: nothing of interest. */
	readonly parse: (line: unknown) => Parsed | undefined;
	readonly onOpen?: () => void;
};

/** Ends quietly when aborted; every other end that isn't the engine's own is an EngineError. */
async function* parsedLines<Parsed>(
	{address}: Client,
	{open, parse, onOpen}: Lines<Parsed>,
	signal: AbortSignal,
): AsyncGenerator<Parsed> {
	try {
		const body = await open();
		onOpen?.();
		for await (const line of jsonLines(body as IncomingMessage)) {
			const parsed = parse(line);
			if (parsed !== undefined) {
				yield parsed;
			}
		}
	} catch (error) {
		if (!signal.aborted) {
			throw toEngineError(error, address, signal);
		}
	}
}
