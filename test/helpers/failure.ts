import {EngineError} from '../../source/engine/transport/engine-error.js';

/** The EngineError that a call fails with; anything else is thrown. */
export async function failure(call: Promise<unknown>): Promise<EngineError> {
	try {
		await call;
	} catch (error) {
		if (error instanceof EngineError) {
			return error;
		}

		throw error;
	}

	throw new Error('it did not fail');
}

/** Whatever the promise fails with. */
export async function errorOf(promise: Promise<unknown>): Promise<Error & {readonly code?: unknown}> {
	try {
		await promise;
	} catch (error) {
		return error as Error;
	}

	throw new Error('it did not fail');
}
