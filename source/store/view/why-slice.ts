import type {ContainerId} from '../../engine/types.js';

/** How the user looks at the Why card. */
export type WhyState = {
	/** The container that the cursor was moved on the card of, and to which of its lines. */
	readonly of?: ContainerId;
	readonly cursor?: number;
	/** Secrets are shown. */
	readonly isUnmasked: boolean;
};

export type WhyIntent =
	| {readonly type: 'why/pointed'; readonly of: ContainerId; readonly cursor: number}
	| {readonly type: 'why/masked'; readonly isUnmasked: boolean};

export function reduceWhy(state: WhyState, intent: WhyIntent): WhyState {
	return intent.type === 'why/pointed'
		? {...state, of: intent.of, cursor: intent.cursor}
		: {...state, isUnmasked: intent.isUnmasked};
}
