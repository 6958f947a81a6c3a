import {hasProcesses} from '../../engine/container-states.js';
import type {Container, ContainerId, Details} from '../../engine/types.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import {keepLastPer} from '../../util/keep-last.js';
import {isOneOff} from '../one-off.js';
import {composeNeeds, isService, type ComposeNeed} from './compose-needs.js';
import {exitWords} from './exit-code.js';

/** What a container needs another for. `of`: whose; a service may have several containers, and what is gone none. */
export type Dependency = {
	readonly kind: 'service' | 'network' | 'pid' | 'ipc';
	readonly condition?: ComposeNeed['condition'];
	readonly of: SafeText;
	readonly containers: readonly Container[];
};

type ById = ReadonlyMap<ContainerId, Container>;

/** The containers of each service, each known by its engine and project. */
const servicesOf = keepLastPer((byId: ById): ReadonlyMap<string, readonly Container[]> => {
	const members = [...byId.values()].filter(
		one => one.project !== undefined && one.service !== undefined && one.task === undefined && !isOneOff(one),
	);
	return Map.groupBy(members, container => serviceKey(container, container.service ?? ''));
});

function serviceKey({engine, project}: Container, service: string): string {
	return [engine, project, service].join('\u0000');
}

/** What it needs, by compose's labels and by whose namespaces it is in. */
export function dependenciesOf(
	container: Container,
	details: Details | undefined,
	byId: ById,
): readonly Dependency[] {
	const needs = composeNeeds(container);
	const joined = [['network', container.networkMode] as const, ...(details?.joined ?? [])];
	return [
		...needs.map(({service, condition}): Dependency => {
			const containers = servicesOf(byId).get(serviceKey(container, service)) ?? [];
			return {kind: 'service', condition, of: service, containers};
		}),
		...joined
			.filter(([, mode]) => mode?.startsWith(joins) === true)
			.map(([kind, mode = noText]): Dependency => {
				const other = joinedTo(container, mode.slice(joins.length), byId);
				const of = (other && nameFrom(container, other)) ?? safe`a container that is gone`;
				return {kind, of, containers: other ? [other] : []};
			}),
	];
}

/** In its own project a container is known by its service. */
function nameFrom({project}: Container, other: Container): SafeText {
	return (project !== undefined && other.project === project && other.service) || other.name;
}

/** `container:<id>`: it is in that one's namespace. */
const joins = 'container:';

/** Of the same engine, as its key says; an old one keeps the name that was given. */
function joinedTo({id, engine}: Container, other: string, byId: ById): Container | undefined {
	const [, ofEngine = ''] = id.split(/(?=~)/);
	return (
		byId.get(`${other}${ofEngine}` as ContainerId) ??
		[...byId.values()].find(one => one.name === other && one.engine === engine)
	);
}

/** The containers that need this one. */
export function dependentsOf(
	container: Container,
	details: ReadonlyMap<ContainerId, Details>,
	byId: ById,
): ReadonlyArray<{readonly kind: Dependency['kind']; readonly container: Container}> {
	return [...byId.values()].flatMap(one => {
		const kinds = composeNeeds(one).some(({service}) => isService(container, service, one))
			? ['service' as const]
			: [];
		const joined = dependenciesOf(one, details.get(one.id), byId).filter(
			({kind, containers}) => kind !== 'service' && containers.includes(container),
		);
		return one === container
			? []
			: [...kinds, ...joined.map(({kind}) => kind)].map(kind => ({kind, container: one}));
	});
}

/** Whether what it needs is as it needs it. */
export function isMet({kind, condition, containers}: Dependency): boolean {
	const isReady = (container: Container) =>
		kind === 'service' && condition === 'service_completed_successfully'
			? container.state === 'exited' && container.exitCode === 0
			: hasProcesses(container) && (condition !== 'service_healthy' || container.health === 'healthy');
	return containers.length > 0 && containers.every(isReady);
}

/** It isn't, and won't be by itself. */
export function isBroken(dependency: Dependency): boolean {
	const {condition, containers} = dependency;
	const isOnItsWay = (container: Container) =>
		container.state === 'created' ||
		(hasProcesses(container) && container.health !== 'unhealthy') ||
		(condition === 'service_completed_successfully' && container.exitCode === 0);
	return !isMet(dependency) && (containers.length === 0 || !containers.every(isOnItsWay));
}

/** `db (unhealthy)`: what it is, with how it is; of several the worst. */
function dependencyWords(dependency: Dependency): SafeText {
	const {of, containers} = dependency;
	const worst = containers.find(one => isBroken({...dependency, containers: [one]})) ?? containers[0];
	return worst
		? safe`${of} (${conditionWords(worst)})`
		: dependency.kind === 'service'
			? safe`${of} (no container)`
			: of;
}

/** `unhealthy`, `exit 1`, `running`. */
export function conditionWords({state, health, exitCode}: Container): SafeText {
	return state === 'exited' && exitCode
		? exitWords(exitCode)
		: safeText((state === 'running' && health) || state);
}

/** What of all that isn't as it should be, in words, for a rule to judge. */
export type Unmet = {
	/** What a start waits on, by compose. */
	readonly waitsOn?: SafeText;
	readonly isWaitInVain?: boolean;
	/** Whose namespace it has lost. */
	readonly lost?: SafeText;
};

const allMet: Unmet = {};

export function unmetOf(container: Container, details: ReadonlyMap<ContainerId, Details>, byId: ById): Unmet {
	const own = details.get(container.id);
	const needed = dependenciesOf(container, own, byId);
	if (needed.length === 0) {
		return allMet;
	}

	const services = needed.filter(one => one.kind === 'service' && !isMet(one));
	const joined = needed.find(one => one.kind !== 'service' && !isMet(one));
	const restarted = joined ? undefined : restartedSince(container, needed, details);
	const lostWords = joined ? dependencyWords(joined) : restarted && safe`${restarted} (restarted since)`;
	return {
		waitsOn: services.length === 0 ? undefined : safeText(services.map(dependencyWords).join(', ')),
		isWaitInVain: services.some(isBroken),
		lost: lostWords && safe`${safeText((joined ?? {kind: 'network'}).kind)} of ${lostWords}`,
	};
}

/** Whose network it was in when that started anew: it is still in the one of before, which leads nowhere. */
function restartedSince(
	container: Container,
	needed: readonly Dependency[],
	details: ReadonlyMap<ContainerId, Details>,
): SafeText | undefined {
	const network = needed.find(({kind}) => kind === 'network');
	const partner = network?.containers[0];
	const [own, other] = [container, partner].map(
		one => one && hasProcesses(one) && details.get(one.id)?.startedAtMs,
	);
	return own && other && other > own ? network?.of : undefined;
}
