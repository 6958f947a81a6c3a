import {splitReference} from '../parse/split-reference.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {IncomingMessage} from 'node:http';
import type {Client} from '../transport/client.js';
import {registryOf, withLoginHint, type Credentials} from '../address/docker-credentials.js';
import {EngineError} from '../transport/engine-error.js';
import {toEngineError} from '../transport/fault-words.js';
import {asNumber, asObject, asString} from '../parse/json-fields.js';
import {jsonLines} from '../transport/json-lines.js';

/** One layer's state while an image is pulled, or a line of the whole pull where `layer` is empty. */
export type PullProgress = {
	readonly layer: SafeText;
	readonly status: SafeText;
	readonly currentBytes?: number;
	readonly totalBytes?: number;
};

/** A registry may be slow, and so may a search, which asks one. */
export const registryTimeoutMs = 60_000;

/** What every engine says last, and no layer. */
const lastWords = /^Status: (?:Downloaded newer image|Image is up to date) for /;

/** Ends when the engine has said that the image is there; an answer that ends before is no pull. */
export async function* pull(
	client: Client,
	credentials: Credentials,
	reference: string,
	signal: AbortSignal,
): AsyncGenerator<PullProgress> {
	const {name, tag} = splitReference(reference);
	const registry = registryOf(name);
	const auth = await credentials(registry, signal);
	if (auth.problem) {
		yield {layer: noText, status: safe`${auth.problem}: asking without credentials`};
	}

	let isThere = false;
	let last = '';
	try {
		// Not dockerode's pull, which tears a digest off the name: not every engine puts them together again.
		const asked = {fromImage: name, tag: tag === '' ? undefined : tag};
		const body = await client.docker(signal, registryTimeoutMs).createImage({base64: auth.header}, asked);
		for await (const line of jsonLines(body as IncomingMessage)) {
			const raw = asObject(line);
			const error = asString(raw['error']) || asString(asObject(raw['errorDetail'])['message']);
			if (error !== '') {
				throw new EngineError('failed', safeText(error, 1000));
			}

			isThere ||= lastWords.test(asString(raw['status']));
			last = asString(raw['id']);
			yield progressIn(raw);
		}

		if (!isThere && !(await isImage(client, reference, last, signal))) {
			throw new EngineError('failed', safe`the engine's answer ended before the image was there`);
		}
	} catch (error) {
		throw withLoginHint(toEngineError(error, client.address, signal), auth, registry);
	}
}

function progressIn(raw: Readonly<Record<string, unknown>>): PullProgress {
	const detail = asObject(raw['progressDetail']);
	return {
		layer: safeText(asString(raw['id']), 80),
		status: safeText(asString(raw['status']), 300),
		currentBytes: asNumber(detail['current']),
		totalBytes: asNumber(detail['total']),
	};
}

/** Podman's last line is about the image, by the beginning of its id; Docker's about a layer, unless it is whole. */
async function isImage(
	{docker}: Client,
	reference: string,
	last: string,
	signal: AbortSignal,
): Promise<boolean> {
	if (!/^[\da-f]{12,}$/.test(last)) {
		return false;
	}

	const image: unknown = await docker(signal)
		.getImage(encodeURIComponent(reference))
		.inspect()
		.catch(() => undefined);
	return asString(asObject(image)['Id'])
		.replace(/^sha256:/, '')
		.startsWith(last);
}
