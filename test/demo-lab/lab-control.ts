import {findContainer, type World} from '../../source/demo/fleet/world.js';
import type {Around} from '../../source/demo/http/server.js';
import {applyFault} from './apply-fault.js';
import {createChurn, type Churn} from './churn.js';
import {createFaultSource, type Faults} from './fault.js';
import {setFlapping} from './flap.js';
import {createGate} from './gate.js';
import {createLabListener, type LabListener} from './lab-listener.js';
import type {LabTime} from './lab-time.js';
import {stormEvents} from './storm.js';

/** Makes the engine misbehave, and lets its time run as a test needs. */
export type LabControl = LabListener & {
	/** Replaces the faults that are on; none is health. */
	readonly setFaults: (faults: Faults) => void;
	/** Like SIGSTOP: connections open and hang, streams fall silent. */
	readonly pause: () => void;
	readonly resume: () => void;
	/** Containers come and go, so many a second; 0 ends it. */
	readonly churn: Churn;
	/** The container dies and starts so many times a second; 0 ends it. */
	readonly flap: (reference: string, perSecond: number) => void;
	/** So many events, spread over that time. */
	readonly storm: (events: number, overMs?: number) => void;
	readonly fakeClock: {
		/** Ms since the epoch. */
		readonly now: () => number;
		readonly jump: (byMs: number) => void;
		/** 1 is real time, 0 stands still. */
		readonly setSpeed: (factor: number) => void;
	};
	/** What it holds, to see that nothing grows. */
	readonly census: () => {
		readonly containers: number;
		readonly jobs: number;
		readonly listeners: number;
	};
	readonly close: () => Promise<void>;
};

export function createLabControl(world: World, time: LabTime, path: string): LabControl {
	const {clock, events, containers} = world;
	const gate = createGate();
	let nextFault = createFaultSource([], world.seed);
	const around: Around = async (asked, answer, response) => {
		await gate.whenOpen();
		const given = await answer();
		await gate.whenOpen();
		const fault = response && nextFault(asked);
		if (fault !== undefined && response?.destroyed === false) {
			applyFault(fault, {answer: given, response, clock});
		}

		return fault === undefined ? given : undefined;
	};

	const setHeld = (isHeld: boolean) => {
		time.setHeld(isHeld);
		gate.setShut(isHeld);
		clock.runDue();
	};

	const listener = createLabListener(world, path, around);
	const pace = createPace(clock.runDue);
	return {
		...listener,
		setFaults(faults) {
			nextFault = createFaultSource(faults, world.seed);
		},
		pause: () => setHeld(true),
		resume: () => setHeld(false),
		churn: createChurn(world),
		flap(reference, perSecond) {
			const container = findContainer(world, reference);
			if (container !== undefined) {
				setFlapping(world, container, perSecond);
			}
		},
		storm: (count, overMs = 1000) => stormEvents(world, count, overMs),
		fakeClock: {
			now: time.latest,
			jump(byMs) {
				time.jump(byMs);
				clock.runDue();
			},
			setSpeed(factor) {
				time.setSpeed(factor);
				pace.setSpeed(factor);
			},
		},
		census: () => ({
			containers: containers.size,
			jobs: clock.pending(),
			listeners: events.listeners.size,
		}),
		async close() {
			pace.setSpeed(1);
			clock.close();
			await listener.stop();
		},
	};
}

/** The engine sets its timer by real time: under a faster one it is woken every millisecond. */
function createPace(wake: () => void) {
	let timer: NodeJS.Timeout | undefined;
	return {
		setSpeed(factor: number) {
			clearInterval(timer);
			timer = factor > 1 ? setInterval(wake, 1).unref() : undefined;
			wake();
		},
	};
}
