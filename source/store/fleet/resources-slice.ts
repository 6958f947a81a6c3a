import type {SafeText} from '../../text/safe-text.js';

/** What a table's source gave last, as parsed: which type it has is the table's own matter. */
type Resource = {
	readonly data?: unknown;
	readonly problem?: SafeText;
	readonly atMs: number;
};

/** What tables are made of, by the table's id; missing until it has come. */
export type ResourcesState = {readonly byList: ReadonlyMap<string, Resource>};

export type ResourcesResult =
	| {
			readonly type: 'resources/loaded';
			readonly list: string;
			readonly data: unknown;
			readonly atMs: number;
	  }
	| {
			readonly type: 'resources/failed';
			readonly list: string;
			readonly problem: SafeText;
			readonly atMs: number;
	  };

/** A failure keeps the last data: a pane that can't be refreshed is old, not empty. */
export function reduceResources(state: ResourcesState, result: ResourcesResult): ResourcesState {
	const after: Resource =
		result.type === 'resources/loaded'
			? {data: result.data, atMs: result.atMs}
			: {...(state.byList.get(result.list) ?? {atMs: result.atMs}), problem: result.problem};
	return {byList: new Map(state.byList).set(result.list, after)};
}
