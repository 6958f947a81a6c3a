import {isOneOff} from '../one-off.js';
import type {Container} from '../../engine/types.js';
import type {SafeText} from '../../text/safe-text.js';
import {keepLastPer} from '../../util/keep-last.js';

/** What compose waits for before it starts a container: a service, and how that is to be. */
export type ComposeNeed = {
	readonly service: SafeText;
	readonly condition: 'service_started' | 'service_healthy' | 'service_completed_successfully';
};

const label = 'com.docker.compose.depends_on';
const conditions: ReadonlySet<string> = new Set(['service_healthy', 'service_completed_successfully']);
const none: readonly ComposeNeed[] = [];

/** By its label: `db:service_healthy:false,cache:service_started:true`. */
export function composeNeeds(container: Container): readonly ComposeNeed[] {
	return container.project === undefined || !container.labels[label] ? none : parsed(container);
}

const parsed = keepLastPer(({labels}: Container): readonly ComposeNeed[] =>
	(labels[label] ?? '')
		.split(',')
		.map(entry => entry.split(':'))
		.filter(([service = '']) => service !== '')
		.map(([service, condition = '']) => ({
			service: service as SafeText,
			condition: conditions.has(condition) ? (condition as ComposeNeed['condition']) : 'service_started',
		})),
);

/** Whether a container is of the service that another one of its project names. */
export function isService(container: Container, service: string, named: Container): boolean {
	return (
		container.service === service &&
		!container.task &&
		!isOneOff(container) &&
		named.project !== undefined &&
		container.project === named.project &&
		container.engine === named.engine
	);
}
