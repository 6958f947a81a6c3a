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

type Holding = {
	/** Gives the terminal back to the shell that started us, or to a program of ours. */
	readonly release: () => void;
	readonly lend: () => void;
	readonly take: () => void;
};

export function shareTerminal({release, lend, take}: Holding): Sharing {
	let suspendInk: Suspend = async run => run();

	const leaveTo = async <Result>(letGo: () => void, run: () => Promise<Result>): Promise<Result> => {
		let settled: PromiseSettledResult<Result> | undefined;
		await suspendInk(async () => {
			letGo();
			[settled] = await Promise.allSettled([run()]);
			take();
		});
		if (settled?.status === 'fulfilled') {
			return settled.value;
		}

		throw settled?.reason;
	};

	return {
		attach(suspend) {
			suspendInk = suspend;
		},
		handOver: async run => leaveTo(lend, run),
		suspend: async () => leaveTo(release, stopJob),
	};
}

/** Where no shell would wake the job again the kernel doesn't stop it; then nothing is to be waited for. */
const stopPatienceMs = 200;

async function stopJob(): Promise<void> {
	const continued = once(process, 'SIGCONT');
	process.kill(0, 'SIGTSTP');
	await Promise.race([continued, delay(stopPatienceMs)]);
}
