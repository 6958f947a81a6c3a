import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Caller} from '../transport/call.js';
import {idIn, inspectIn, listIn} from '../parse/expect-answer.js';
import {asArray, asObject, asString, asTimeMs} from '../parse/json-fields.js';
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
	readonly inspect: (id: string, signal: AbortSignal) => Promise<unknown>;
	readonly create: (name: string, driver: string, signal: AbortSignal) => Promise<void>;
	readonly remove: (id: string, signal: AbortSignal) => Promise<void>;
	/** Those no container belongs to. */
	readonly unused: (signal: AbortSignal) => Promise<readonly Unused[]>;
};

const predefined: ReadonlySet<string> = new Set(['bridge', 'host', 'none', 'podman']);

export function networksDoor({json, done}: Caller): Networks {
	const list = async (signal: AbortSignal) =>
		listIn(await json({path: '/networks', signal}), safe`networks`).map(entry => parseNetwork(entry));
	return {
		list,
		inspect: async (id, signal) =>
			inspectIn(await json({path: `/networks/${id}`, signal}), id, 'Id', safe`a network`),
		async create(name, driver, signal) {
			const body = {Name: name, Driver: driver, CheckDuplicate: true};
			idIn(await json({method: 'POST', path: '/networks/create', body, signal}), safe`network`);
		},
		async remove(id, signal) {
			await done({method: 'DELETE', path: `/networks/${id}`, signal});
		},
		async unused(signal) {
			const query = {all: true};
			return unusedNetworks(await list(signal), await json({path: '/containers/json', query, signal}));
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
