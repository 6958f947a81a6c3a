import type {Message} from './messages.js';
import {seenFrom} from './seen-from.js';
import type {Fleet, State, View} from './state.js';

/** `whole`: the state before the message. */
export type Reducer<Slice> = (slice: Slice, message: never, whole: State) => Slice;

type Step = (state: State, message: Message) => State;

type SlicesOf<Half> = {readonly [Key in keyof Half]?: Reducer<Half[Key]>};

type Slices = {
	readonly fleet: SlicesOf<Fleet>;
	readonly view: SlicesOf<View>;
	/** Slices that take note of what is another's. */
	readonly alsoFor?: {readonly [Type in Message['type']]?: ReadonlyArray<keyof Fleet | keyof View>};
};

/** A message's first word names the slice it is for. */
export function stepSlices({fleet: ofFleet, view: ofView, alsoFor}: Slices): Step {
	return (state, message) => {
		const slice = message.type.slice(0, message.type.indexOf('/'));
		const slices = [slice, ...(alsoFor?.[message.type] ?? [])];
		const step = <Half extends object>(reducers: SlicesOf<Half>, half: Half) =>
			slices.reduce((now, key) => stepSlice(reducers, now, key as keyof Half, message, state), half);
		if (!(slice in ofFleet)) {
			const view = step(ofView, state.view);
			return view === state.view ? state : {...state, view};
		}

		const fleet = step(ofFleet, state.fleet);
		return fleet === state.fleet ? state : {...state, fleet};
	};
}

/** A message with an engine's name is a step of the state as seen from that engine. */
export function byEngine(step: Step): Step {
	return (state, message) => {
		const {engine} = message;
		const seen = engine === undefined ? state : seenFrom(state, engine);
		if (seen === state) {
			// What comes late of an engine that is no longer there is dropped.
			return engine === undefined || engine === state.fleet.connection.label ? step(state, message) : state;
		}

		const next = step(seen, message);
		return next === seen ? state : seenFrom(next, state.fleet.connection.label);
	};
}

function stepSlice<Half extends object>(
	reducers: SlicesOf<Half>,
	half: Half,
	key: keyof Half,
	message: Message,
	whole: State,
): Half {
	const next = reducers[key]?.(half[key], message as never, whole);
	return next === undefined || next === half[key] ? half : {...half, [key]: next};
}
