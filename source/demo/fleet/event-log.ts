import type {Clock} from '../demo-clock.js';
import {nanoDigits} from '../stamp.js';

type SimEvent = {
	readonly type: 'container' | 'image' | 'volume' | 'network' | 'daemon';
	readonly action: string;
	/** The actor's id: a container's, or an image's, volume's or network's name. */
	readonly id: string;
	readonly attributes: Readonly<Record<string, string>>;
};

export type StampedEvent = SimEvent & {readonly us: number};

export type EventBus = {
	readonly emit: (event: SimEvent) => void;
	/** Who is told of each. */
	readonly listeners: Set<(event: StampedEvent) => void>;
	/** The newest events, oldest first: as many as an engine keeps. */
	readonly past: () => readonly StampedEvent[];
};

const keptEvents = 256;

export function createEventBus(clock: Clock): EventBus {
	const listeners: EventBus['listeners'] = new Set();
	const ring: StampedEvent[] = [];
	let total = 0;
	let lastUs = 0;
	return {
		emit(event) {
			lastUs = Math.max(lastUs + 1, Math.round(clock.now() * 1000));
			const stamped = {...event, us: lastUs};
			ring[total++ % keptEvents] = stamped;
			for (const listener of listeners) {
				listener(stamped);
			}
		},
		listeners,
		past() {
			const place = total % keptEvents;
			return total <= keptEvents ? ring.slice() : [...ring.slice(place), ...ring.slice(0, place)];
		},
	};
}

/** As the engine prints it. Only container and image events carry the old status, id and from. */
export function eventJson({type, action, id, attributes, us}: StampedEvent): string {
	const old =
		type === 'container'
			? {status: action, id, from: attributes['image']}
			: type === 'image'
				? {status: action, id}
				: {};
	const text = JSON.stringify({
		...old,
		Type: type,
		Action: action,
		Actor: {ID: id, Attributes: sorted(attributes)},
		scope: 'local',
		time: Math.floor(us / 1_000_000),
	});
	return `${text.slice(0, -1)},"timeNano":${nanoDigits(us)}}\n`;
}

function sorted(attributes: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
}
