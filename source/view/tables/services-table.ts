import type {SwarmLook} from '../../engine/api/swarm-calls.js';
import type {Service} from '../../engine/parse/parse-swarm.js';
import {engineNowMs} from '../../store/engine-now.js';
import {fitReference} from '../../text/fit-reference.js';
import {unknown} from '../../text/format.js';
import type {Tone} from '../../text/line.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import {factsOf, isJob, troubleOfService, type ServiceTrouble} from '../swarm/service-trouble.js';
import {defineTable, dimColumn} from './define-table.js';
import {swarmSource} from './swarm-source.js';

type ServiceRow = Service & {readonly trouble: ServiceTrouble; readonly tasks: SafeText};

/** The services of the swarm that the engine manages, those in trouble first. */
export const servicesTable = defineTable<SwarmLook, ServiceRow>({
	id: 'services',
	kind: 'service',
	empty: safe`this swarm has no services`,
	source: swarmSource,
	reads: ({fleet}) => [Math.floor(fleet.ourNowMs / 10_000)],
	rows: (look, {fleet}) =>
		factsOf(look, engineNowMs(fleet))
			.map(facts => ({
				...facts.service,
				trouble: troubleOfService(facts),
				tasks: countsOf(facts.service),
			}))
			.sort((a, b) => b.trouble.severity - a.trouble.severity || (a.name < b.name ? -1 : 1)),
	targetOf: ({revision, running = 0, replicas, hasPrevious}) => ({
		swarm: {revision, tasks: running, replicas, hasPrevious},
	}),
	states: {
		words: ['trouble', 'well'],
		of: ({trouble}) => [trouble.severity > 0 ? 'trouble' : 'well'],
	},
	preview: ({name, mode, image, stack, constraints, rollout, trouble}) => [
		[safe`service`, name],
		[safe`why`, trouble.words],
		[safe`mode`, safeText(mode)],
		[safe`stack`, stack],
		[safe`image`, image],
		[safe`only on nodes with`, constraints.length > 0 ? safeText(constraints.join(', ')) : undefined],
		[safe`update`, rollout && safe`${wordsOf(rollout.state)}: ${rollout.message}`],
	],
	columns: [
		{id: 'name', title: safe`NAME`, cell: ({name}) => ({text: name})},
		{
			id: 'tasks',
			title: safe`RUNNING`,
			align: 'right',
			cell: row => ({text: row.tasks, tone: isLacking(row) ? 'bad' : undefined}),
			rank: ({running, desired}) => (running === undefined ? undefined : running / Math.max(1, desired ?? 1)),
		},
		dimColumn('mode', safe`MODE`, ({mode}) => safeText(mode)),
		{
			id: 'update',
			title: safe`UPDATE`,
			cell: ({rollout}) => ({
				text: rollout ? wordsOf(rollout.state) : unknown,
				tone: rollout ? (rolloutTones[rollout.state] ?? 'accent') : 'dim',
			}),
		},
		{
			id: 'why',
			title: safe`WHY`,
			isFlexible: true,
			cell: ({trouble}) => ({text: trouble.words ?? noText, tone: trouble.severity > 0 ? 'bad' : undefined}),
			rank: ({trouble}) => trouble.severity,
		},
		dimColumn('image', safe`IMAGE`, ({image}) => image, {most: 28, fitted: fitReference}),
	],
});

const rolloutTones: Readonly<Record<string, Tone>> = {
	completed: 'dim',
	paused: 'bad',
	rollback_paused: 'bad',
	rollback_started: 'warn',
	rollback_completed: 'warn',
};

/** `rolled back`, where the engine says `rollback_completed`. */
function wordsOf(state: SafeText): SafeText {
	return state === 'rollback_completed'
		? safe`rolled back`
		: state === 'rollback_started'
			? safe`rolling back`
			: safeText(state.replaceAll('_', ' '));
}

/** `3/3`; of a job how many have ended well. */
function countsOf({running = 0, desired, completed = 0, ...service}: Service): SafeText {
	return desired === undefined
		? unknown
		: isJob(service)
			? safe`${completed}/${desired} done`
			: safe`${running}/${desired}`;
}

function isLacking(row: ServiceRow): boolean {
	return !isJob(row) && (row.running ?? 0) < (row.desired ?? 0);
}
