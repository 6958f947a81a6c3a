import {EngineError} from '../transport/engine-error.js';
import type {Engine} from '../engine.js';
import {asObject, asString} from '../parse/json-fields.js';
import {runCopyOf} from './run-copy.js';
import type {RunForm} from './run-form.js';

/** The form that makes another container like this one. Without its image, what came from there is told as its own. */
export async function readRunCopy(engine: Engine, id: string, signal: AbortSignal): Promise<RunForm> {
	const json = await engine.inspect(id, signal);
	const imageId = asString(asObject(json)['Image']);
	return runCopyOf(json, imageId === '' ? undefined : await inspectImage(engine, imageId, signal));
}

async function inspectImage(engine: Engine, id: string, signal: AbortSignal): Promise<unknown> {
	try {
		return await engine.images.inspect(id, signal);
	} catch (error) {
		if (error instanceof EngineError && error.kind !== 'aborted') {
			return undefined;
		}

		throw error;
	}
}
