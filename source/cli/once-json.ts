import type {Container, ContainerId} from '../engine/types.js';
import {idThere} from '../engine/keys-at.js';
import {containerList} from '../view/list/container-list.js';
import {isHeading} from '../view/list/list-cursor.js';
import {selectTroubles} from '../view/trouble/troubles.js';
import {connectionOf, enginesOf} from '../store/seen-from.js';
import type {EnginePart, State} from '../store/state.js';

/** Raised when a field changes its meaning or goes; new fields don't raise it. */
const schema = 'midwatch/1';

/**
 * What `--once --json` prints. Bytes, bytes per second, per cent of one core, ISO 8601 times; a figure that isn't
 * known is null. `docs/once-json.md` lists the fields.
 */
export function snapshotDocument(state: State): object {
	const {fleet} = state;
	const {host, label, url, clockOffsetMs} = fleet.connection;
	return {
		schema,
		takenAt: new Date(fleet.ourNowMs).toISOString(),
		engine: {
			label,
			url,
			name: host?.name ?? null,
			version: host?.serverVersion ?? null,
			apiVersion: host?.apiVersion ?? null,
			cpus: host?.cpus ?? null,
			memoryBytes: host?.memoryBytes ?? null,
			clockOffsetSeconds: clockOffsetMs === undefined ? null : Math.round(clockOffsetMs / 1000),
		},
		engines: enginesOf(fleet).map(part => describeEngine(part)),
		containers: containerList.selectEntries(state).flatMap(entry => {
			const container = isHeading(entry) ? undefined : fleet.containers.byId.get(entry as ContainerId);
			return container ? [describe(container, state)] : [];
		}),
	};
}

function describeEngine({connection}: EnginePart): object {
	const {label, url, status, host, problem, clockOffsetMs} = connection;
	return {
		name: label,
		url,
		state: status,
		error: problem?.words ?? null,
		version: host?.serverVersion ?? null,
		clockOffsetSeconds: clockOffsetMs === undefined ? null : Math.round(clockOffsetMs / 1000),
	};
}

function describe(container: Container, state: State): object {
	const {id} = container;
	const details = state.fleet.containers.details.get(id);
	const sample = state.fleet.usage.byId.get(id)?.latest;
	const trouble = selectTroubles(state).get(id);
	return {
		id: idThere(id),
		engine: connectionOf(state.fleet, container).label,
		name: container.name,
		image: container.image,
		imageId: container.imageId,
		command: container.command,
		state: container.state,
		status: container.status,
		health: container.health ?? null,
		exitCode: details?.exitCode ?? container.exitCode ?? null,
		oomKilled: details?.isOomKilled ?? null,
		restartCount: details?.restartCount ?? null,
		restartPolicy: details?.restartPolicy ?? null,
		createdAt: toIso(container.createdAtMs),
		startedAt: toIso(details?.startedAtMs),
		finishedAt: toIso(details?.finishedAtMs),
		project: container.project ?? null,
		service: container.service ?? null,
		labels: container.labels,
		ports: container.ports,
		cpuPercent: sample?.cpuPercent ?? null,
		throttledPercent: sample?.throttledPercent ?? null,
		memoryBytes: sample?.memoryBytes ?? null,
		memoryLimitBytes: sample?.memoryLimitBytes ?? null,
		networkReceivedBytesPerSecond: sample?.receivedBytesPerSecond ?? null,
		networkSentBytesPerSecond: sample?.sentBytesPerSecond ?? null,
		diskReadBytesPerSecond: sample?.readBytesPerSecond ?? null,
		diskWrittenBytesPerSecond: sample?.writtenBytesPerSecond ?? null,
		pids: sample?.pids ?? null,
		trouble: {score: trouble?.score ?? 0, reasons: trouble?.reasons.map(({words}) => words) ?? []},
	};
}

function toIso(atMs: number | undefined): string | null {
	return atMs === undefined ? null : new Date(atMs).toISOString();
}
