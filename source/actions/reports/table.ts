import {command} from './command.js';
import {copyOut, waitForEnd} from './copy-out.js';
import {diff} from './diff.js';
import {history} from './history.js';
import {pull, pullAgain, pullFound} from './pull.js';
import type {Report} from './report.js';
import {run} from './run.js';
import {why} from './why.js';

/** Everything that can be asked and is told in lines. */
export const reports: readonly Report[] = [
	why,
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
