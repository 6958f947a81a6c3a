import {cpuUsage} from 'node:process';
import vm from 'node:vm';

let work: () => void = () => undefined;
let script: vm.Script | undefined;
let context: vm.Context | undefined;

/** A stopped job that took less of its limit than this was held up by other programs. */
const ownShare = 0.8;
/** So often is it given twice the time. */
const mostDoublings = 5;

/**
 * Runs `job` and returns true, or stops it halfway after `limitMs` of processor time and returns false: even a
 * regular expression that would take hours. On a busy machine it is begun again with more time, which the job must
 * bear. It costs a thread each time, so give it more than one line to do.
 */
export function runWithin(limitMs: number, job: () => void, usedMs = processorMs): boolean {
	for (let doublings = 0; doublings <= mostDoublings; doublings++) {
		const beganMs = usedMs();
		if (runFor(limitMs * 2 ** doublings, job)) {
			return true;
		}

		if (usedMs() - beganMs >= limitMs * ownShare) {
			return false;
		}
	}

	return false;
}

function runFor(limitMs: number, job: () => void): boolean {
	context ??= vm.createContext({run: () => work()});
	script ??= new vm.Script('run()');
	work = job;
	try {
		script.runInContext(context, {timeout: limitMs});
		return true;
	} catch (error) {
		if ((error as {readonly code?: unknown}).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
			return false;
		}

		throw error;
	}
}

function processorMs(): number {
	const {user, system} = cpuUsage();
	return (user + system) / 1000;
}
