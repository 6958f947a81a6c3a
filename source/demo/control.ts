import type {World} from './fleet/world.js';
import type {Fault, Faults} from './http/faults.js';
import type {Listener} from './http/listener.js';

/** Makes the engine misbehave, and lets its time run as a test needs. */
export type Control = {
	/** Replaces the faults that are on; none is health. */
	readonly setFaults: (faults: Faults) => void;
	readonly stop: () => Promise<void>;
	readonly crash: () => Promise<void>;
	readonly start: () => Promise<void>;
	/** Like SIGSTOP and SIGCONT. */
	readonly pause: () => void;
	readonly resume: () => void;
	readonly fakeClock: {
		/** Ms since the epoch. */
		readonly now: () => number;
		readonly jump: (byMs: number) => void;
		readonly setSpeed: (factor: number) => void;
	};
};

export function createControl(world: World, listener: Listener): Control {
	return {
		setFaults: (_faults: readonly Fault[]) => {},
		stop: listener.stop,
		crash: listener.crash,
		start: listener.listen,
		pause: () => listener.setHeld(true),
		resume: () => listener.setHeld(false),
		fakeClock: {now: world.clock.latest, jump: world.clock.jump, setSpeed: world.clock.setSpeed},
	};
}
