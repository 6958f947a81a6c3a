import type {ContainerId, EngineEvent} from '../engine/types.js';
import type {State} from '../store/state.js';

/** An engine writes a container's labels over what it says itself: what bears the name of one is unknown. */
export function withoutLabels(event: EngineEvent, {fleet}: State): EngineEvent {
	const labels = fleet.containers.byId.get(event.subject as ContainerId)?.labels ?? {};
	const all = Object.entries(event.attributes);
	// It writes the image after them.
	const own = all.filter(([key]) => key === 'image' || !Object.hasOwn(labels, key));
	const exitCode = Object.hasOwn(labels, 'exitCode') ? undefined : event.exitCode;
	return own.length === all.length ? event : {...event, exitCode, attributes: Object.fromEntries(own)};
}
