import {setTimeout as delay} from 'node:timers/promises';
import type {RunHelper} from '../../engine/address/docker-credentials.js';
import {errorWords} from '../../text/error-words.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Alert} from './judge-alerts.js';

export type HookMeans = {
	/** Runs a program for so long at most, with that on its stdin. */
	readonly run: RunHelper;
	/** What is to be said of it where messages are read. */
	readonly tell: (words: SafeText, tone: 'warn' | 'bad') => void;
};

/** A storm of alerts waits for one run at a time; what is more than these is left out, and told. */
const mostWaiting = 20;
/** Between two runs (ms): a burst must not take a machine's last processes. */
const restMs = 50;

/** Hands alerts to the program, one after another, as JSON on its stdin. What goes wrong with it is told once, until it goes well again. */
export function createHook(
	argv: readonly string[],
	means: HookMeans,
	signal: AbortSignal,
): (alert: Alert) => void {
	const waiting: Alert[] = [];
	let isRunning = false;
	let hasFailed = false;
	const saw = (problem: SafeText | undefined) => {
		if (problem !== undefined && !hasFailed) {
			means.tell(safe`the alert hook failed: ${problem}`, 'bad');
		}

		hasFailed = problem !== undefined;
	};

	const work = async () => {
		isRunning = true;
		for (let alert = waiting.shift(); alert && !signal.aborted; alert = waiting.shift()) {
			saw(await runOnce(argv, alert, means, signal));
			await delay(restMs);
		}

		isRunning = false;
	};

	return alert => {
		if (argv.length === 0) {
			return;
		}

		if (waiting.length >= mostWaiting) {
			saw(safe`more alerts than it keeps up with: some were left out`);
			return;
		}

		waiting.push(alert);
		if (!isRunning) {
			void work();
		}
	};
}

/** What went wrong. */
async function runOnce(
	[program = '', ...args]: readonly string[],
	alert: Alert,
	{run}: HookMeans,
	signal: AbortSignal,
): Promise<SafeText | undefined> {
	try {
		const {status} = await run(program, args, `${JSON.stringify(alert)}\n`, signal);
		return status === 0 ? undefined : safe`exit status ${status ?? safeText('unknown')}`;
	} catch (error) {
		return signal.aborted ? undefined : errorWords(error);
	}
}
