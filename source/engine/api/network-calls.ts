import {naturalOrder} from '../../util/natural-order.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Client} from '../transport/client.js';
import {checkId, inspectIn, listIn, nothingIn} from '../parse/expect-answer.js';
import {asArray, asObject, asString, asTimeMs, type Json} from '../parse/json-fields.js';
import {unusedNetworks, type Unused} from './unused-objects.js';

export type Network = {
	readonly id: string;
	readonly name: SafeText;
	readonly driver: SafeText;
	readonly scope: SafeText;
	readonly subnets: readonly SafeText[];
	readonly createdAtMs?: number;
	readonly isInternal: boolean;
	/** The engine's own: they can't be removed. */
	readonly isPredefined: boolean;
};

export type Networks = {
	readonly list: (signal: AbortSignal) => Promise<readonly Network[]>;
	readonly inspect: (id: string, signal: AbortSignal) => Promise<Json>;
	readonly create: (name: string, driver: string, signal: AbortSignal) => Promise<void>;
	readonly remove: (id: string, signal: AbortSignal) => Promise<void>;
	/** Those no container belongs to. */
	readonly unused: (signal: AbortSignal) => Promise<readonly Unused[]>;
};

const predefined: ReadonlySet<string> = new Set(['bridge', 'host', 'none', 'podman']);

export function networkCalls({docker}: Client): Networks {
	const list = async (signal: AbortSignal) =>
		listIn(await docker(signal).listNetworks(), safe`networks`)
			.map(entry => parseNetwork(entry))
			.sort((a, b) => naturalOrder(a.name, b.name));
	return {
		list,
		inspect: async (id, signal) =>
			inspectIn(await docker(signal).getNetwork(id).inspect(), id, 'Id', safe`a network`),
		async create(name, driver, signal) {
			const options = {Name: name, Driver: driver, CheckDuplicate: true};
			checkId((await docker(signal).createNetwork(options)).id, safe`network`);
		},
		remove: async (id, signal) => nothingIn(await docker(signal).getNetwork(id).remove()),
		async unused(signal) {
			return unusedNetworks(await list(signal), await docker(signal).listContainers({all: true}));
		},
	};
}

function parseNetwork(entry: unknown): Network {
	const raw = asObject(entry);
	const name = asString(raw['Name']);
	return {
		id: asString(raw['Id']),
		name: safeText(name),
		driver: safeText(asString(raw['Driver'])),
		scope: safeText(asString(raw['Scope'])),
		subnets: asArray(asObject(raw['IPAM'])['Config']).map(config =>
			safeText(asString(asObject(config)['Subnet'])),
		),
		createdAtMs: asTimeMs(raw['Created']),
		isInternal: raw['Internal'] === true,
		isPredefined: predefined.has(name),
	};
}
