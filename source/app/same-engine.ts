import {hasProcesses} from '../engine/container-states.js';
import {idThere} from '../engine/keys-at.js';
import type {Container} from '../engine/types.js';
import {enginesOf} from '../store/seen-from.js';
import {hasSeveral} from '../store/fleet/owner.js';
import type {EnginePart, Fleet, State} from '../store/state.js';
import type {Store} from '../store/open-store.js';
import {safe, type SafeText} from '../text/safe-text.js';
import {noteNow} from '../store/fleet/notes-slice.js';

type Pair = {readonly first: EnginePart; readonly again: EnginePart};

/** What two names lead to is told, and listed once, unless it is asked for. */
export function watchForTwice(
	store: Store,
	wanted: ReadonlySet<SafeText>,
	drop: (engine: SafeText) => Promise<void>,
): () => void {
	return store.onChange((state, {type}) => {
		if (type !== 'containers/detailed' || !hasSeveral(state.fleet)) {
			return;
		}

		for (const {first, again} of listedTwice(state)) {
			const {label} = again.connection;
			if (!wanted.has(label)) {
				const text = safe`${label} is the same engine as ${first.connection.label}: it is listed once (ctrl+g, then x, lists it again)`;
				store.dispatch(noteNow({tone: 'warn', text}));
				void drop(label);
			}
		}
	});
}

/** Engines under two names: the later one with the one that it is. */
function listedTwice({fleet}: State): readonly Pair[] {
	const engines = enginesOf(fleet).filter(
		({connection, containers}) => connection.status === 'up' && containers.isKnown,
	);
	return engines.flatMap((again, place) => {
		const first = engines.slice(0, place).find(one => isSame(one, again, fleet));
		return first ? [{first, again}] : [];
	});
}

/**
 * An id is not enough: machines are cloned, with their engine's id and containers. But no two run the same processes,
 * begun at the same moment.
 */
function isSame(one: EnginePart, other: EnginePart, fleet: Fleet): boolean {
	const daemonId = one.connection.host?.daemonId;
	if (daemonId === undefined || daemonId !== other.connection.host?.daemonId) {
		return false;
	}

	const [here, there] = [one, other].map(({connection: {label}}) => {
		const own = [...fleet.containers.byId.values()].filter(({engine}) => engine === label);
		return new Map(own.map(container => [idThere(container.id), lifeOf(container, fleet)]));
	});
	const lives = [...(here ?? [])];
	return (
		here?.size === there?.size &&
		lives.some(([, life]) => life !== undefined) &&
		lives.every(([id, life]) => there?.has(id) === true && (life === undefined || there.get(id) === life))
	);
}

/** Undefined: it doesn't run, or nothing is known of it yet. */
function lifeOf(container: Container, {containers}: Fleet): string | undefined {
	const details = containers.details.get(container.id);
	return hasProcesses(container) && details?.pid ? `${details.pid} ${details.startedAtMs}` : undefined;
}
