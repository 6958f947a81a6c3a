import {once} from 'node:events';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';

/** Lets go of the keyboard and paints nothing until `run` ends: Ink's `suspendTerminal`. */
export type Suspend = (run: () => Promise<void>) => Promise<unknown>;

export type Sharing = {
	/** Ink is there: from now on it is told to let go of the terminal too. */
	readonly attach: (suspend: Suspend) => void;
	/** Stops the job, as ctrl+z does; resolves when it is in the foreground again. */
	readonly suspend: () => Promise<void>;
	/** Gives the terminal to another program until `run` ends. */
	readonly handOver: <Result>(run: () => Promise<Result>) => Promise<Result>;
};

export function shareTerminal(release: () => void, take: () => void): Sharing {
	let suspendInk: Suspend = async run => run();

	const handOver = async <Result>(run: () => Promise<Result>): Promise<Result> => {
		const {promise, resolve, reject} = Promise.withResolvers<Result>();
		await suspendInk(async () => {
			release();
			await run().then(resolve, reject);
			take();
		});
		return promise;
	};

	return {
		attach(suspend) {
			suspendInk = suspend;
		},
		handOver,
		suspend: async () => handOver(stopJob),
	};
}

/** Where no shell would wake the job again the kernel doesn't stop it; then nothing is to be waited for. */
const stopPatienceMs = 200;

async function stopJob(): Promise<void> {
	const continued = once(process, 'SIGCONT');
	process.kill(0, 'SIGTSTP');
	await Promise.race([continued, delay(stopPatienceMs)]);
}
