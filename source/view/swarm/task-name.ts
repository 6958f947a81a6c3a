import type {Service, Task} from '../../engine/parse/parse-swarm.js';
import {safe, type SafeText} from '../../text/safe-text.js';

/** `shop_crash.1`; the service alone where it has one on each node. */
export function taskName(service: Service | undefined, {slot, serviceId}: Task): SafeText {
	const name = service?.name ?? safe`${serviceId.slice(0, 12) as SafeText}`;
	return slot === undefined ? name : safe`${name}.${slot}`;
}
