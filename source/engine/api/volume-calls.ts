import {naturalOrder} from '../../util/natural-order.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Client} from '../transport/client.js';
import {parseContainer} from '../parse/parse-container.js';
import {inspectIn, listIn, nothingIn, objectIn} from '../parse/expect-answer.js';
import {asObject, asObjects, asString, asTimeMs, type Json} from '../parse/json-fields.js';

export type Volume = {
	readonly name: SafeText;
	/** The name as the engine knows it, for requests. */
	readonly id: string;
	readonly driver: SafeText;
	readonly mountpoint: SafeText;
	readonly createdAtMs?: number;
	readonly project?: SafeText;
	/** The containers that use it, by name. */
	readonly users: readonly SafeText[];
};

export type Volumes = {
	readonly list: (signal: AbortSignal) => Promise<readonly Volume[]>;
	readonly inspect: (name: string, signal: AbortSignal) => Promise<Json>;
	readonly create: (name: string, driver: string, signal: AbortSignal) => Promise<void>;
	readonly remove: (name: string, isForced: boolean, signal: AbortSignal) => Promise<void>;
};

export function volumeCalls({docker}: Client): Volumes {
	// dockerode writes a name into a path as it is.
	const named = (name: string, signal: AbortSignal) => docker(signal).getVolume(encodeURIComponent(name));
	return {
		async list(signal) {
			const [volumes, containers] = await Promise.all([
				docker(signal).listVolumes(),
				docker(signal).listContainers({all: true}),
			]);
			const users = usersIn(containers);
			const answer = objectIn(volumes, safe`a list of volumes`);
			// An engine lists them in another order each time.
			return listIn(answer['Volumes'], safe`volumes`)
				.map(entry => parseVolume(entry, users))
				.sort((a, b) => naturalOrder(a.name, b.name));
		},
		inspect: async (name, signal) =>
			inspectIn(await named(name, signal).inspect(), name, 'Name', safe`a volume`),
		async create(name, driver, signal) {
			const made = await docker(signal).createVolume({Name: name, Driver: driver});
			inspectIn({Name: made.name}, name, 'Name', safe`a volume`);
		},
		remove: async (name, isForced, signal) => nothingIn(await named(name, signal).remove({force: isForced})),
	};
}

/** Which containers, by name, use each volume. */
function usersIn(containers: unknown): ReadonlyMap<string, readonly SafeText[]> {
	const users = new Map<string, SafeText[]>();
	for (const entry of listIn(containers, safe`containers`)) {
		for (const mount of asObjects(asObject(entry)['Mounts'])) {
			const volume = asString(mount['Name']);
			users.set(volume, [...(users.get(volume) ?? []), parseContainer(entry).name]);
		}
	}

	return users;
}

function parseVolume(entry: unknown, users: ReadonlyMap<string, readonly SafeText[]>): Volume {
	const raw = asObject(entry);
	const project = asString(asObject(raw['Labels'])['com.docker.compose.project']);
	return {
		id: asString(raw['Name']),
		name: safeText(asString(raw['Name'])),
		driver: safeText(asString(raw['Driver'])),
		mountpoint: safeText(asString(raw['Mountpoint'])),
		createdAtMs: asTimeMs(raw['CreatedAt']),
		project: project === '' ? undefined : safeText(project),
		users: users.get(asString(raw['Name'])) ?? [],
	};
}
