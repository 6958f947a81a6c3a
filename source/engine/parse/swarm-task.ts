import {safeText, type SafeText} from '../../text/safe-text.js';

export type SwarmTask = {
	/** `shop_crash.1`: its service and slot; the service alone where it has one on each node. */
	readonly name: SafeText;
	/** Without the stack's name before it. */
	readonly service: SafeText;
	readonly stack?: SafeText;
};

type Labels = Readonly<Record<string, SafeText>>;

const prefix = 'com.docker.swarm';

/** The task that swarm made a container for. An image can bear such labels, too: the container is called what they say. */
export function swarmTask(labels: Labels, name: SafeText): SwarmTask | undefined {
	const service = labels[`${prefix}.service.name`];
	const whole = labels[`${prefix}.task.name`];
	const node = labels[`${prefix}.node.id`];
	const suffix = `.${labels[`${prefix}.task.id`] ?? ''}`;
	if (!service || !node || whole !== name || suffix.length < 2 || !whole.endsWith(suffix)) {
		return undefined;
	}

	const slot = whole.slice(0, -suffix.length);
	const stack = labels['com.docker.stack.namespace'];
	return {
		// One on each node has the node's id for a slot.
		name: slot === `${service}.${node}` ? service : safeText(slot, 300),
		service: stack && service.startsWith(`${stack}_`) ? safeText(service.slice(stack.length + 1)) : service,
		stack: stack || undefined,
	};
}
