import type {SafeText} from '../../text/safe-text.js';
import {openText} from '../../text/secrets.js';

export type EngineErrorKind =
	| 'unreachable'
	/** It can't be reached until the user has answered or fixed something: trying again changes nothing. */
	| 'locked'
	/** It took the request and said nothing within the time allowed. */
	| 'silent'
	/** It, or a proxy in front of it, does not allow the request. Others may be let through. */
	| 'denied'
	| 'gone'
	| 'conflict'
	| 'noop'
	/** It is not what was asked about any more: nothing was done. */
	| 'changed'
	| 'refused'
	| 'failed'
	| 'aborted';

/** The one error that leaves `engine/`: what kind, the engine's own words (harmless), and what to do about it. */
export class EngineError extends Error {
	readonly kind: EngineErrorKind;
	readonly words: SafeText;
	readonly hint: SafeText | undefined;

	constructor(kind: EngineErrorKind, words: SafeText, hint?: SafeText) {
		const open = openText(words);
		super(open);
		this.name = 'EngineError';
		this.kind = kind;
		this.words = open;
		this.hint = hint;
	}
}

/** This request isn't allowed; others may be. */
export function isRefusal(error: unknown): error is EngineError {
	return error instanceof EngineError && error.kind === 'denied';
}

/** The engine can't be reached any more, or nobody wants it to be: what is wrong isn't this request. */
export function isLoss(error: unknown): boolean {
	return !(error instanceof EngineError) || ['unreachable', 'locked', 'aborted'].includes(error.kind);
}
