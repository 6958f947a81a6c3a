import type {Overlay} from '../../store/view/overlay-slice.js';
import type {CommandContext} from '../command.js';
import type {Outcome} from '../effect.js';
import type {Press} from '../../util/press.js';

export type Of<Kind extends Overlay['kind']> = Extract<Overlay, {kind: Kind}>;

/** What an overlay of that kind does with a key. */
export type Answer<Kind extends Overlay['kind']> = (
	overlay: Of<Kind>,
	press: Press,
	context: CommandContext,
) => Outcome;

export const close = {type: 'overlay/closed'} as const;

/** How many lines a key goes on, in whatever lies over the panes. */
export const steps: Readonly<Record<string, number>> = {
	down: 1,
	j: 1,
	up: -1,
	k: -1,
	pageDown: 10,
	pageUp: -10,
	'ctrl+d': 10,
	'ctrl+u': -10,
	'ctrl+n': 1,
	'ctrl+p': -1,
	home: Number.NEGATIVE_INFINITY,
	end: Number.POSITIVE_INFINITY,
};

/** The topmost takes a new shape. */
export function change<Open extends Overlay>(overlay: Open, changes: Partial<Open>): Outcome {
	return [{type: 'overlay/changed', overlay: {...overlay, ...changes}}];
}

export function clamp(index: number, length: number): number {
	return Math.max(0, Math.min(index, length - 1));
}
