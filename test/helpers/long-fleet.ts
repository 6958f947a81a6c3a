import type {Container, Details} from '../../source/engine/types.js';
import {safe, safeText} from '../../source/text/safe-text.js';
import type {Message} from '../../source/store/messages.js';
import {detailed, idOf, makeContainer, startMs} from './fixtures.js';
import {opened, sampled, ticked} from './fleet.js';

type Life = {
	readonly container?: Partial<Container>;
	readonly details?: Partial<Details>;
	/** What the engine said when it was last asked to do something to it. */
	readonly failure?: string;
};

/** How a container that isn't simply well is. */
const lives = {
	looping: {
		container: {state: 'restarting', status: safe`Restarting (3) 5 seconds ago`, exitCode: 3},
		details: {restartCount: 62, exitCode: 3, restartPolicy: safe`always`},
	},
	killed: {
		container: {state: 'exited', status: safe`Exited (137) 4 minutes ago`, exitCode: 137},
		details: {
			exitCode: 137,
			isOomKilled: true,
			memoryLimitBytes: 64 * 1024 ** 2,
			finishedAtMs: startMs - 240_000,
		},
	},
	failed: {
		container: {state: 'exited', status: safe`Exited (1) 2 minutes ago`, exitCode: 1},
		details: {exitCode: 1, finishedAtMs: startMs - 125_000},
	},
	done: {
		container: {state: 'exited', status: safe`Exited (0) 3 hours ago`, exitCode: 0},
		details: {exitCode: 0, finishedAtMs: startMs - 3 * 3_600_000},
	},
	sick: {
		container: {status: safe`Up 3 minutes (unhealthy)`, health: 'unhealthy'},
		details: {
			probes: [1, 2].map(count => ({
				startedAtMs: startMs - count * 5000,
				endedAtMs: startMs - count * 5000 + 100,
				exitCode: 1,
				lines: [safe`HTTP 503 Service Unavailable: upstream session-cache did not answer in 2 s`],
			})),
		},
	},
	starting: {container: {status: safe`Up 4 seconds (health: starting)`, health: 'starting'}},
	paused: {container: {state: 'paused', status: safe`Up 2 hours (Paused)`}},
	created: {
		container: {state: 'created', status: safe`Created`},
		details: {
			error: safe`failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/nonexistent": stat /nonexistent: no such file or directory`,
			exitCode: 127,
			startedAtMs: undefined,
		},
	},
	refused: {
		failure:
			'driver failed programming external connectivity: Bind for 0.0.0.0:8080 failed: port is already allocated',
	},
	well: {},
} as const satisfies Readonly<Record<string, Life>>;

type LifeName = keyof typeof lives;

/** Services of a project with how their instances are, one after another. */
type Services = Readonly<Record<string, readonly LifeName[]>>;

const pipeline: Services = {
	'ingest-worker': ['well', 'well', 'killed', 'well'],
	'export-worker': ['well', 'looping', 'well'],
	scheduler: ['well'],
	migrate: ['failed'],
	api: ['well', 'sick'],
};

const projects: Readonly<Record<string, Services>> = {
	'analytics-pipeline-production': pipeline,
	'analytics-pipeline-staging': pipeline,
	'customer-portal-backend': {
		'checkout-api': ['well', 'well', 'refused'],
		'catalog-api': ['well', 'well', 'well', 'well'],
		'payments-reconciliation-worker': ['looping'],
		'session-cache': ['sick'],
		'seed-data': ['done'],
	},
	'customer-portal-frontend': {
		web: ['well', 'well', 'well'],
		admin: ['starting'],
		e2e: ['created'],
		assets: ['done'],
	},
	'observability-stack-eu-west-1': {
		prometheus: ['well'],
		alertmanager: ['well'],
		grafana: ['paused'],
		tempo: ['well'],
		loki: ['killed'],
		'node-exporter': ['well', 'well', 'well'],
	},
};

const alone: Readonly<Record<string, LifeName>> = {
	'backup-nightly-of-the-customer-portal-database-in-frankfurt': 'done',
	'backup-nightly-of-the-customer-portal-database-in-dublin': 'failed',
	'debug-shell': 'paused',
	registry: 'well',
};

const composed = Object.entries(projects).flatMap(([project, services]) =>
	Object.entries(services).flatMap(([service, instances]) =>
		instances.map((life, place) => ({
			life,
			container: {
				project: safeText(project),
				service: safeText(service),
				labels: composeLabels(project, service, place + 1),
				image: safeText(`registry.internal.example/platform/${project}/${service}:2026.11.3-rc1`),
			},
			name: `${project}-${service}-${place + 1}`,
		})),
	),
);

/** A one-off run of a service: no instance of it. */
const oneOff = {
	name: 'customer-portal-frontend-web-run-3f2a9c1d7b55',
	life: 'well' as const,
	container: {
		project: safe`customer-portal-frontend`,
		service: safe`web`,
		labels: {...composeLabels('customer-portal-frontend', 'web', 1), 'com.docker.compose.oneoff': safe`True`},
	},
};

const members: ReadonlyArray<{
	readonly name: string;
	readonly life: LifeName;
	readonly container?: Partial<Container>;
}> = [...composed, oneOff, ...Object.entries(alone).map(([name, life]) => ({name, life}))];

export const longNames: readonly string[] = members.map(({name}) => name);

/** Fifty-one containers in five projects of long names that differ only in their middles or at their ends, much of it in trouble. */
export function longFleetMessages(): Message[] {
	const running = members.filter(({life}) => {
		const {container, details} = lifeOf(life);
		return container?.exitCode === undefined && details?.exitCode === undefined;
	});
	return [
		opened(),
		{
			type: 'containers/listed',
			containers: members.map(({name, life, container}) =>
				makeContainer(longId(name), {name: safeText(name), ...container, ...lifeOf(life).container}),
			),
		},
		...members.map(({name, life}) => detailed(longId(name), lifeOf(life).details)),
		...members.flatMap(({name, life}): Message[] => {
			const words = lifeOf(life).failure;
			return words === undefined
				? []
				: [
						{
							type: 'pending/ended',
							id: idOf(longId(name)),
							failure: {brief: safeText(words), whole: safeText(words)},
						},
					];
		}),
		sampled(Object.fromEntries(running.map(({name}, place) => [longId(name), {cpuPercent: place * 1.7}]))),
		ticked(),
	];
}

function lifeOf(life: LifeName): Life {
	return lives[life];
}

/** What `idOf` is told: an id holds 32 characters, which these names share. */
function longId(name: string): string {
	return `c${longNames.indexOf(name)}`;
}

function composeLabels(project: string, service: string, number: number) {
	return {
		'com.docker.compose.project': safeText(project),
		'com.docker.compose.service': safeText(service),
		'com.docker.compose.container-number': safeText(`${number}`),
		'com.docker.compose.oneoff': safe`False`,
	};
}
