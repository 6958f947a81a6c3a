import type {World} from '../../source/demo/fleet/world.js';

const everyMs = 10;

/** Events about nothing that changed: a storm as a broken health check or a mass removal makes. */
export function stormEvents(world: World, count: number, overMs: number): void {
	const ids = [...world.containers.values()];
	const steps = Math.max(1, Math.round(overMs / everyMs));
	let sent = 0;
	for (let step = 1; step <= steps; step++) {
		world.clock.after(step * everyMs, () => {
			for (; sent < (count * step) / steps; sent++) {
				const container = ids[sent % ids.length];
				world.events.emit({
					type: 'container',
					action: sent % 2 === 0 ? 'attach' : 'resize',
					id: container?.id ?? '',
					attributes: {name: container?.name ?? '', image: container?.scenario.image ?? ''},
				});
			}
		});
	}
}
