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
	139: 'segfault',
	143: 'SIGTERM',
};

/** `exit 139 segfault`. 137 is OOM or SIGKILL; while that isn't known, `killed`. */
export function exitWords(code: number, isOomKilled: boolean | undefined): SafeText {
	if (isOomKilled === true) {
		return safe`exit ${code} OOM`;
	}

	const killed = isOomKilled === undefined ? 'killed' : 'SIGKILL';
	const meaning = code === 137 ? killed : meanings[code];
	return meaning === undefined ? safe`exit ${code}` : safe`exit ${code} ${safeText(meaning)}`;
}
