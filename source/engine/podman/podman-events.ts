import {safe, safeText} from '../../text/safe-text.js';
import type {ContainerId, EngineEvent, Health} from '../types.js';
import type {Podman} from './product.js';

/** What Docker has no event for, and nobody asks about. */
const noise: ReadonlySet<string> = new Set(['cleanup', 'init', 'sync']);
const dockerWords: Readonly<Record<string, string>> = {remove: 'destroy', died: 'die'};

type AskHealth = (id: ContainerId) => Promise<Health | undefined>;

/** Docker's words, and of health checks, which Podman tells each of, only those that found something else than the last. */
export async function* translateEvents(
	events: AsyncIterable<EngineEvent>,
	podman: Podman,
	askHealth: AskHealth,
): AsyncGenerator<EngineEvent> {
	const lastHealth = new Map<string, string>();
	for await (const event of events) {
		if (event.kind !== 'container') {
			yield event;
		} else if (event.action === 'health_status') {
			const health = event.detail ?? (await askHealth(event.subject as ContainerId));
			if (health !== undefined && lastHealth.get(event.subject) !== health) {
				lastHealth.set(event.subject, health);
				yield {...event, detail: safeText(health)};
			}
		} else if (!noise.has(event.action)) {
			const action = safeText(dockerWords[event.action] ?? event.action);
			if (action === safe`destroy`) {
				lastHealth.delete(event.subject);
			}

			yield {...event, action, atNano: podman.major < 5 ? besideWholeSeconds(event) : event.atNano};
		}
	}
}

/**
 * Podman 4 stamps log lines with whole seconds: a start goes before all that is said in its second, whatever else
 * happens goes after it.
 */
function besideWholeSeconds({action, atNano}: EngineEvent): string {
	const seconds = Number.parseInt(atNano, 10);
	return `${action === 'start' ? seconds - 1 : seconds}.999999999`;
}
