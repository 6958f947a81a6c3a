import type {Engine} from '../engine/engine.js';

/** How its logs are read to be shown, perhaps beside another engine's. */
export function logsOf(engine: Pick<Engine, 'logs' | 'alignedLogs'>): Engine['logs'] {
	return engine.alignedLogs ?? engine.logs;
}
