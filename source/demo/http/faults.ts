import type {ServerResponse} from 'node:http';
import type {Answer} from './answer.js';

export type FaultKind = 'reset';
export function applyFault(_fault: FaultKind, _answer: Answer, response: ServerResponse): boolean {
	response.socket?.destroy();
	return true;
}
export type Fault = {readonly kind: FaultKind};
export type Faults = readonly Fault[];
