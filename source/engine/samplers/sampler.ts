import type {SafeText} from '../../text/safe-text.js';
import type {ContainerId, Reading} from '../types.js';

/** A running container whose counters are wanted. */
export type SampleTarget = {
	readonly id: ContainerId;
	/** Host pid of its main process, where inspect has told it. */
	readonly pid?: number;
	/** False with `--network host` or `none`, where the engine counts no traffic either. */
	readonly hasOwnNetwork: boolean;
	/** Its row is on the screen, or marked: it must not be older than a second. */
	readonly isOnScreen: boolean;
	/** False: known, but its turn is in another pass. */
	readonly isDue?: boolean;
};

/** One way to read the counters of many containers. All ways give the same figures. */
export type Sampler = {
	/** For the user: how the figures come. */
	readonly name: () => 'cgroup files' | 'engine, in turn' | 'engine, streams';
	/**
	 * One pass. Containers without a reading are left out: gone, or not their turn. Never throws;
	 * an aborted pass gives what it has.
	 */
	readonly read: (
		targets: readonly SampleTarget[],
		signal: AbortSignal,
	) => Promise<Map<ContainerId, Reading>>;
	/** Why the engine gives no figures, where it refuses to. */
	readonly problem?: () => SafeText | undefined;
	/** Closes files, sockets and whatever is under way. */
	readonly close: () => void;
};
