import {splitReference} from '../parse/split-reference.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Caller} from '../transport/call.js';
import {registryOf, withLoginHint, type Credentials} from '../address/docker-credentials.js';
import {EngineError} from '../transport/engine-error.js';
import {toEngineError} from '../transport/answer-errors.js';
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
	caller: Caller,
	credentials: Credentials,
	reference: string,
	signal: AbortSignal,
): AsyncGenerator<PullProgress> {
	const {name, tag} = splitReference(reference);
	const query = {fromImage: name, tag: tag === '' ? undefined : tag};
	const registry = registryOf(name);
	const auth = await credentials(registry, signal);
	if (auth.problem) {
		yield {layer: noText, status: safe`${auth.problem}: asking without credentials`};
	}

	let isThere = false;
	let last = '';
	try {
		const path = '/images/create';
		const call = {method: 'POST', path, query, signal, timeoutMs: registryTimeoutMs} as const;
		const body = await caller.stream({...call, registryAuth: auth.header});
		for await (const line of jsonLines(body)) {
			const raw = asObject(line);
			const error = asString(raw['error']) || asString(asObject(raw['errorDetail'])['message']);
			if (error !== '') {
				throw new EngineError('failed', safeText(error, 1000));
			}

			isThere ||= lastWords.test(asString(raw['status']));
			last = asString(raw['id']);
			yield progressIn(raw);
		}

		if (!isThere && !(await isImage(caller, reference, last, signal))) {
			throw new EngineError('failed', safe`the engine's answer ended before the image was there`);
		}
	} catch (error) {
		throw withLoginHint(toEngineError(error, caller.address, signal), auth, registry);
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
	{json}: Caller,
	reference: string,
	last: string,
	signal: AbortSignal,
): Promise<boolean> {
	if (!/^[\da-f]{12,}$/.test(last)) {
		return false;
	}

	const image = await json({path: `/images/${encodeURIComponent(reference)}/json`, signal}).catch(
		() => undefined,
	);
	return asString(asObject(image)['Id'])
		.replace(/^sha256:/, '')
		.startsWith(last);
}
