import type {SafeText} from '../../text/safe-text.js';

/** The engine's inspect JSON of what is being looked at: not cleaned, so never to be painted as it is. */
export type InspectionState = {readonly id?: string; readonly json?: unknown; readonly problem?: SafeText};

export type InspectionFact =
	| {readonly type: 'inspection/came'; readonly id: string; readonly json: unknown}
	| {readonly type: 'inspection/failed'; readonly id: string; readonly problem: SafeText};

export function reduceInspection(_state: InspectionState, fact: InspectionFact): InspectionState {
	return fact.type === 'inspection/came'
		? {id: fact.id, json: fact.json}
		: {id: fact.id, problem: fact.problem};
}
