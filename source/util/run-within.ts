import vm from 'node:vm';

let work: () => void = () => undefined;
let script: vm.Script | undefined;
let context: vm.Context | undefined;

/**
 * Runs `job` and returns true, or stops it in its midst after `limitMs` and returns false: even a regular expression
 * that would take hours. It costs a thread each time, so give it more than one line to do.
 */
export function runWithin(limitMs: number, job: () => void): boolean {
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
