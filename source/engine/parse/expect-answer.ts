import {safe, type SafeText} from '../../text/safe-text.js';
import {EngineError} from '../transport/engine-error.js';
import {notAnEngine} from '../transport/fault-words.js';
import {asString, type Json} from './json-fields.js';

// An answer that isn't what was asked for is an EngineError: nothing else may look like an empty list, or like success.

/** A list, in the words of its Go: `null` is an empty one. */
export function listIn(answer: unknown, what: SafeText): readonly unknown[] {
	if (answer === null) {
		return [];
	}

	if (!Array.isArray(answer)) {
		throw notAnEngine(safe`the engine's answer is not a list of ${what}`);
	}

	return answer as readonly unknown[];
}

export function objectIn(answer: unknown, what: SafeText): Json {
	if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
		throw notAnEngine(safe`the engine's answer is not ${what}`);
	}

	return answer as Json;
}

/** The answer to what changes something and says no more: what says something instead did not come from an engine. */
export function nothingIn(answer: unknown): void {
	if (answer !== undefined && answer !== null) {
		throw notAnEngine(safe`the engine's answer doesn't say that it was done`);
	}
}

/** What was made has an id, or nobody knows whether it was made. */
export function checkId(id: unknown, what: SafeText): string {
	if (typeof id !== 'string' || !/^[\da-z]{12,64}$/.test(id)) {
		throw notAnEngine(safe`the engine's answer doesn't say which ${what} it made`);
	}

	return id;
}

/** The inspect answer of that very thing. Engines take names for ids: something else may be called so. */
export function inspectIn(answer: unknown, id: string, field: 'Id' | 'Name', what: SafeText): Json {
	const raw = objectIn(answer, what);
	const given = asString(raw[field]);
	if (given === '') {
		throw notAnEngine(safe`the engine's answer is not ${what}`);
	}

	if (given !== id) {
		throw new EngineError('gone', safe`it no longer exists, and its id is now the name of ${what}`);
	}

	return raw;
}
