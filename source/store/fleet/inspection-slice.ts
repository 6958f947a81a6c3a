import type {SafeText} from '../../text/safe-text.js';

/** The engine's inspect JSON of what is being looked at: not cleaned, so never to be painted as it is. */
export type InspectionState = {readonly id?: string; readonly json?: unknown; readonly problem?: SafeText};

export type InspectionResult =
	| {readonly type: 'inspection/came'; readonly id: string; readonly json: unknown}
	| {readonly type: 'inspection/failed'; readonly id: string; readonly problem: SafeText};

export function reduceInspection(_state: InspectionState, result: InspectionResult): InspectionState {
	return result.type === 'inspection/came'
		? {id: result.id, json: result.json}
		: {id: result.id, problem: result.problem};
}
