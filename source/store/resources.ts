import type {Tone} from '../lib/line.js';
import type {SafeText} from '../lib/safe-text.js';
import type {Target} from './overlay.js';

export type Cell = {
	readonly text: SafeText;
	readonly tone?: Tone;
	/** What the column sorts by, where it isn't the text. */
	readonly sort?: number;
};

/** One image, volume, network, …: what its pane shows and what an action on it needs. */
export type ResourceRow = {
	/** What tells its row from the others. */
	readonly id: string;
	readonly name: SafeText;
	readonly cells: readonly Cell[];
	/** More to find it by than what its cells show. */
	readonly search?: SafeText;
	/** What an action on it is about, where its id alone doesn't say. */
	readonly about?: Partial<Pick<Target, 'id' | 'tag' | 'createdAtMs'>>;
};

export type Resource = {
	readonly rows: readonly ResourceRow[];
	/** Under the table: what the figures sum up to, or what doesn't fit into rows. */
	readonly notes: readonly SafeText[];
	readonly problem?: SafeText;
	readonly atMs: number;
};

/** What table panes show, by pane; missing until it has come. */
export type ResourcesState = {readonly byPane: ReadonlyMap<string, Resource>};

export type ResourcesFact =
	| {
			readonly type: 'resources/loaded';
			readonly pane: string;
			readonly rows: readonly ResourceRow[];
			readonly notes: readonly SafeText[];
			readonly atMs: number;
	  }
	| {
			readonly type: 'resources/failed';
			readonly pane: string;
			readonly problem: SafeText;
			readonly atMs: number;
	  };

/** A failure keeps the last rows: a pane that can't be refreshed is old, not empty. */
export function reduceResources(state: ResourcesState, fact: ResourcesFact): ResourcesState {
	const before = state.byPane.get(fact.pane) ?? {rows: [], notes: [], atMs: fact.atMs};
	const after: Resource =
		fact.type === 'resources/loaded'
			? {rows: fact.rows, notes: fact.notes, atMs: fact.atMs}
			: {...before, problem: fact.problem};
	return {byPane: new Map(state.byPane).set(fact.pane, after)};
}
