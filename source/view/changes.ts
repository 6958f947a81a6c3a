import {eventId} from '../engine/event-id.js';
import {idThere} from '../engine/keys-at.js';
import type {Container, ContainerId, EngineEvent} from '../engine/types.js';
import {connectionOf, enginesOf} from '../store/seen-from.js';
import type {State} from '../store/state.js';
import type {Reason} from './trouble/container-trouble.js';
import {selectTroubles} from './trouble/troubles.js';

/** Something that became otherwise. `time`: by the engine's clock, ISO 8601. Every text is clean of control characters. */
export type Change = {readonly time: string; readonly engine: string} & (
	| {readonly kind: 'engine'; readonly state: string; readonly error: string | null}
	| ({readonly kind: 'container'; readonly before: string | null} & Described)
	| ({readonly kind: 'gone'} & Named)
	| ({
			readonly kind: 'trouble' | 'trouble-over';
			readonly rule: string;
			readonly reason: string;
			/** 1–100; the order of the list goes by it. */
			readonly severity: number;
	  } & Named)
	| {
			readonly kind: 'event';
			readonly about: string;
			readonly action: string;
			readonly id: string;
			readonly name: string | null;
			readonly exitCode: number | null;
	  }
);

type Named = {
	readonly id: string;
	readonly name: string;
	readonly project: string | null;
	readonly service: string | null;
};

type Described = Named & {
	readonly image: string;
	readonly state: string;
	readonly health: string | null;
	readonly exitCode: number | null;
};

/** Which containers count, and what time it is by our clock (ms since the epoch). */
type Looking = {readonly passes: (container: Container) => boolean; readonly nowMs: number};

/** What is otherwise than before; all that there is, where there is no before. */
export function changesBetween(before: State | undefined, after: State, look: Looking): readonly Change[] {
	return [
		...engineChanges(before, after, look),
		...containerChanges(before, after, look),
		...troubleChanges(before, after, look),
		...newEvents(before, after),
	];
}

function engineChanges(before: State | undefined, {fleet}: State, {nowMs}: Looking): readonly Change[] {
	const earlier = new Map(
		before ? enginesOf(before.fleet).map(({connection}) => [connection.label, connection.status]) : [],
	);
	return enginesOf(fleet).flatMap(({connection: {label, status, problem}}) =>
		earlier.get(label) === status
			? []
			: [
					{
						time: timeOf(nowMs),
						engine: label,
						kind: 'engine',
						state: status,
						error: problem?.words ?? null,
					},
				],
	);
}

function containerChanges(
	before: State | undefined,
	after: State,
	{passes, nowMs}: Looking,
): readonly Change[] {
	const earlier = before?.fleet.containers.byId;
	const now = after.fleet.containers.byId;
	const gone = [...(earlier ?? [])].flatMap(([id, container]): readonly Change[] =>
		now.has(id) || !passes(container)
			? []
			: [{...place(after, container, nowMs), kind: 'gone', ...named(container)}],
	);
	const changed = [...now.values()].flatMap((container): readonly Change[] => {
		const was = earlier?.get(container.id);
		return !passes(container) || (was && isAlike(was, container))
			? []
			: [
					{
						...place(after, container, nowMs),
						kind: 'container',
						before: was?.state ?? null,
						...described(container),
					},
				];
	});
	return [...gone, ...changed];
}

function isAlike(a: Container, b: Container): boolean {
	return (
		a === b ||
		(a.state === b.state && a.health === b.health && a.name === b.name && a.exitCode === b.exitCode)
	);
}

/** A reason is the same for as long as its rule finds it, whatever figures its words have. */
function troubleChanges(
	before: State | undefined,
	after: State,
	{passes, nowMs}: Looking,
): readonly Change[] {
	const earlier = before ? selectTroubles(before) : new Map<ContainerId, never>();
	const now = selectTroubles(after);
	if (earlier === now) {
		return [];
	}

	return [...after.fleet.containers.byId.values()].flatMap((container): readonly Change[] => {
		const [was, is] = [earlier, now].map(troubles => reasonsOf(troubles.get(container.id)?.reasons));
		const told = (kind: 'trouble' | 'trouble-over', {id, words, severity}: Reason): Change => ({
			...place(after, container, nowMs),
			kind,
			...named(container),
			rule: id,
			reason: words,
			severity,
		});
		const begun = (is ?? []).filter(({id}) => !was?.some(one => one.id === id));
		const over = (was ?? []).filter(({id}) => !is?.some(one => one.id === id));
		return passes(container)
			? [...over.map(one => told('trouble-over', one)), ...begun.map(one => told('trouble', one))]
			: [];
	});
}

function reasonsOf(reasons: readonly Reason[] = []): readonly Reason[] {
	return reasons.filter(({severity}) => severity > 0);
}

/** What the engine remembered from before the start is no change. */
function newEvents(before: State | undefined, after: State): readonly Change[] {
	const {recent} = after.fleet.events;
	if (!before || before.fleet.events.recent === recent) {
		return [];
	}

	const known = new Set(before.fleet.events.recent.map(event => eventId(event)));
	const sinceMs = Math.max(0, ...before.fleet.events.recent.map(({atMs}) => atMs));
	return recent
		.filter(event => event.atMs >= sinceMs && !known.has(eventId(event)))
		.map(event => ({
			time: timeOf(event.atMs),
			engine: event.engine ?? after.fleet.connection.label,
			kind: 'event',
			about: event.kind,
			action: actionOf(event),
			id: event.kind === 'container' ? idThere(event.subject as ContainerId) : event.subject,
			name: event.name ?? null,
			exitCode: event.exitCode ?? null,
		}));
}

function actionOf({action, detail}: EngineEvent): string {
	return detail === undefined ? action : `${action}: ${detail}`;
}

function named({id, name, project, service}: Container): Named {
	return {id: idThere(id), name, project: project ?? null, service: service ?? null};
}

function described(container: Container): Described {
	const {image, state, health, exitCode} = container;
	return {...named(container), image, state, health: health ?? null, exitCode: exitCode ?? null};
}

/** By the clock of the engine that the container is on. */
function place({fleet}: State, container: Container, nowMs: number): Pick<Change, 'time' | 'engine'> {
	const {label, clockOffsetMs = 0} = connectionOf(fleet, container);
	return {time: timeOf(nowMs + clockOffsetMs), engine: label};
}

function timeOf(atMs: number): string {
	return new Date(atMs).toISOString();
}
