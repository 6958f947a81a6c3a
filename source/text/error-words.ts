import {safeText, type SafeText} from './safe-text.js';

/** What was thrown, in words. */
export function errorWords(error: unknown, limit?: number): SafeText {
	return safeText(errorMessage(error), limit);
}

export function errorMessage(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

export function errorStack(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
