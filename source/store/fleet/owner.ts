import type {SafeText} from '../../text/safe-text.js';
import type {ConnectionState} from './connection-slice.js';

/** What belongs to an engine names it, unless it is the first one's. */
export type OfEngine = {readonly engine?: SafeText};

/** Whether it belongs to the engine that the fleet is seen from. */
export function isOwn({connection}: {readonly connection: ConnectionState}, {engine}: OfEngine): boolean {
	return engine === undefined ? connection.place === 0 : engine === connection.label;
}

export function hasSeveral({others}: {readonly others: ReadonlyMap<SafeText, unknown>}): boolean {
	return others.size > 0;
}
