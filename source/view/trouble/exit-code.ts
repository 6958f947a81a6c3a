import {safe, safeText, type SafeText} from '../../text/safe-text.js';

const meanings: Readonly<Record<number, string>> = {
	125: 'engine error',
	126: 'not executable',
	127: 'not found',
	129: 'SIGHUP',
	130: 'SIGINT',
	132: 'SIGILL',
	134: 'SIGABRT',
	135: 'SIGBUS',
	136: 'SIGFPE',
	137: 'SIGKILL',
	139: 'segfault',
	143: 'SIGTERM',
};

/** `exit 139 segfault`; 137 also where memory ran out, which is told once it is known. */
export function exitWords(code: number, isOomKilled = false): SafeText {
	if (isOomKilled) {
		return safe`exit ${code} OOM`;
	}

	const meaning = meanings[code];
	return meaning === undefined ? safe`exit ${code}` : safe`exit ${code} ${safeText(meaning)}`;
}
