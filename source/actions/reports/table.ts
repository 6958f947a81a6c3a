import {command} from './command.js';
import {diff} from './diff.js';
import {history} from './history.js';
import type {Report} from './report.js';
import {pull, pullAgain, pullFound} from './pull.js';
import {why} from './why.js';

/** Everything that can be asked and is told in lines. */
export const reports = [
	why,
	command,
	diff,
	history,
	pull,
	pullFound,
	pullAgain,
] as const satisfies readonly Report[];

export function reportById(id: string): Report | undefined {
	return reports.find(report => report.id === id);
}
