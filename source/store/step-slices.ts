import type {Message} from './messages.js';
import {seenFrom} from './seen-from.js';
import type {Fleet, State, View} from './state.js';

/** `whole`: the state before the message. */
export type Reducer<Slice> = (slice: Slice, message: never, whole: State) => Slice;

type Step = (state: State, message: Message) => State;

type Slices = {
	readonly fleet: {readonly [Key in keyof Fleet]?: Reducer<Fleet[Key]>};
	readonly view: {readonly [Key in keyof View]?: Reducer<View[Key]>};
	/** Slices that take note of what is another's. */
	readonly alsoFor?: {readonly [Type in Message['type']]?: ReadonlyArray<keyof Fleet>};
};

/** A message's first word names the slice it is for. */
export function stepSlices({fleet: ofFleet, view: ofView, alsoFor}: Slices): Step {
	return (state, message) => {
		const slice = message.type.slice(0, message.type.indexOf('/'));
		if (!(slice in ofFleet)) {
			const view = stepSlice(ofView, state.view, slice as keyof View, message, state);
			return view === state.view ? state : {...state, view};
		}

		const slices = [slice as keyof Fleet, ...(alsoFor?.[message.type] ?? [])];
		const fleet = slices.reduce((half, key) => stepSlice(ofFleet, half, key, message, state), state.fleet);
		return fleet === state.fleet ? state : {...state, fleet};
	};
}

/** A message with an engine's name is a step of the state as seen from that engine. */
export function byEngine(step: Step): Step {
	return (state, message) => {
		const {engine} = message;
		const seen = engine === undefined ? state : seenFrom(state, engine);
		if (seen === state) {
			// What comes late of an engine that isn't there any more is nobody's.
			return engine === undefined || engine === state.fleet.connection.label ? step(state, message) : state;
		}

		const next = step(seen, message);
		return next === seen ? state : seenFrom(next, state.fleet.connection.label);
	};
}

function stepSlice<Half extends object, Key extends keyof Half>(
	reducers: {readonly [Slice in Key]?: Reducer<Half[Slice]>},
	half: Half,
	key: Key,
	message: Message,
	whole: State,
): Half {
	const next = reducers[key]?.(half[key], message as never, whole);
	return next === undefined || next === half[key] ? half : {...half, [key]: next};
}
