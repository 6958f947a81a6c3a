import {safeText, type SafeText} from '../lib/safe-text.js';
import type {Caller} from './call.js';
import {parseContainer} from './parse-container.js';
import {asArray, asObject, asString, asTimeMs} from './json-fields.js';

export type Volume = {
	readonly name: SafeText;
	/** The name as the engine knows it, for requests. */
	readonly id: string;
	readonly driver: SafeText;
	readonly mountpoint: SafeText;
	readonly createdAtMs?: number;
	readonly project?: SafeText;
};

export type Volumes = {
	readonly list: (signal: AbortSignal) => Promise<readonly Volume[]>;
	/** Which containers, by name, use each volume. */
	readonly users: (signal: AbortSignal) => Promise<ReadonlyMap<string, readonly SafeText[]>>;
	readonly inspect: (name: string, signal: AbortSignal) => Promise<unknown>;
	readonly create: (name: string, driver: string, signal: AbortSignal) => Promise<void>;
	readonly remove: (name: string, isForced: boolean, signal: AbortSignal) => Promise<void>;
};

export function volumesDoor({json}: Caller): Volumes {
	return {
		async list(signal) {
			const answer = asObject(await json({path: '/volumes', signal}));
			return asArray(answer['Volumes']).map(entry => parseVolume(entry));
		},
		async users(signal) {
			const users = new Map<string, SafeText[]>();
			for (const entry of asArray(await json({path: '/containers/json', query: {all: true}, signal}))) {
				for (const mount of asArray(asObject(entry)['Mounts']).map(one => asObject(one))) {
					const volume = asString(mount['Name']);
					users.set(volume, [...(users.get(volume) ?? []), parseContainer(entry).name]);
				}
			}

			return users;
		},
		inspect: async (name, signal) => json({path: `/volumes/${encodeURIComponent(name)}`, signal}),
		async create(name, driver, signal) {
			await json({method: 'POST', path: '/volumes/create', body: {Name: name, Driver: driver}, signal});
		},
		async remove(name, isForced, signal) {
			const path = `/volumes/${encodeURIComponent(name)}`;
			await json({method: 'DELETE', path, query: {force: isForced}, signal});
		},
	};
}

function parseVolume(entry: unknown): Volume {
	const raw = asObject(entry);
	const project = asString(asObject(raw['Labels'])['com.docker.compose.project']);
	return {
		id: asString(raw['Name']),
		name: safeText(asString(raw['Name'])),
		driver: safeText(asString(raw['Driver'])),
		mountpoint: safeText(asString(raw['Mountpoint'])),
		createdAtMs: asTimeMs(raw['CreatedAt']),
		project: project === '' ? undefined : safeText(project),
	};
}
