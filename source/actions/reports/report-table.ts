import {command} from './command-report.js';
import {copyOut, waitForEnd} from './copy-out.js';
import {diff} from './diff-report.js';
import {history} from './image-history.js';
import {pull, pullAgain, pullFound} from './pull-report.js';
import type {Report} from './report.js';
import {run} from './run-report.js';

/** Everything that can be asked and is told in lines. */
export const reports: readonly Report[] = [
	command,
	diff,
	copyOut,
	waitForEnd,
	history,
	pull,
	pullFound,
	pullAgain,
	run,
];

export function reportById(id: string): Report | undefined {
	return reports.find(report => report.id === id);
}
