import {createChurn, type Churn} from './fleet/churn.js';
import {setFlapping} from './fleet/flap.js';
import {stormEvents} from './fleet/storm.js';
import {findContainer, type World} from './fleet/world.js';
import {createFaultSource, type Faults} from './http/fault.js';
import type {Listener} from './http/listener.js';

/** Makes the engine misbehave, and lets its time run as a test needs. */
export type Control = {
	/** Replaces the faults that are on; none is health. */
	readonly setFaults: (faults: Faults) => void;
	/** The newest API version that it claims to speak. */
	readonly setVersion: (version: string) => void;
	/**
	 * Takes the socket's file away and ends every connection, after `lingerMs` in which open streams flow on.
	 * Containers run on, as with live-restore. Start again only when it is done.
	 */
	readonly stop: (lingerMs?: number) => Promise<void>;
	/** Breaks every connection; the socket's file stays and refuses. */
	readonly crash: () => Promise<void>;
	/** Listens again on the same path. */
	readonly start: () => Promise<void>;
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
		readonly execs: number;
	};
};

export function createControl(world: World, listener: Listener): Control {
	const {clock, events, containers, execs} = world;
	return {
		setFaults: faults => listener.setFaultSource(createFaultSource(faults, world.seed)),
		setVersion: listener.setVersion,
		stop: listener.stop,
		crash: listener.crash,
		start: listener.listen,
		pause: () => listener.setHeld(true),
		resume: () => listener.setHeld(false),
		churn: createChurn(world),
		flap(reference, perSecond) {
			const container = findContainer(world, reference);
			if (container !== undefined) {
				setFlapping(world, container, perSecond);
			}
		},
		storm: (count, overMs = 1000) => stormEvents(world, count, overMs),
		fakeClock: {now: clock.latest, jump: clock.jump, setSpeed: clock.setSpeed},
		census: () => ({
			containers: containers.size,
			jobs: clock.pending(),
			listeners: events.listeners(),
			execs: execs.size,
		}),
	};
}
