import type {SafeText} from '../lib/safe-text.js';

export type EngineErrorKind =
	| 'unreachable'
	/** It took the request and said nothing within the time allowed. */
	| 'silent'
	| 'denied'
	| 'gone'
	| 'conflict'
	| 'noop'
	| 'refused'
	| 'failed'
	| 'aborted';

/** The one error that leaves `engine/`: what kind, the engine's own words (harmless), and what to do about it. */
export class EngineError extends Error {
	readonly kind: EngineErrorKind;
	readonly words: SafeText;
	readonly hint: SafeText | undefined;

	constructor(kind: EngineErrorKind, words: SafeText, hint?: SafeText) {
		super(words);
		this.name = 'EngineError';
		this.kind = kind;
		this.words = words;
		this.hint = hint;
	}
}
