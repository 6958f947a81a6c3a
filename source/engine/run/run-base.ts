import type {Json} from '../parse/json-fields.js';

/** What a copy takes over from a container beyond the form's fields, as the create API takes it. */
export type RunBase = {
	readonly config: Json;
	readonly host: Json;
	/** The form's network as it was copied, and which of `networks` that is. */
	readonly mode: string;
	readonly main: string;
	/** The settings in each of its networks. */
	readonly networks: Readonly<Record<string, Json>>;
};

export const emptyBase: RunBase = {config: {}, host: {}, mode: '', main: '', networks: {}};

/** One field's id; a whole network's without a field. */
export function baseId(part: string, field?: string): string {
	return field === undefined ? part : `${part}/${field}`;
}

export function networkPart(name: string): string {
	return `Networks/${name}`;
}

/** The base without what is left out by its id. */
export function keptBase({base, left}: {readonly base: RunBase; readonly left: readonly string[]}): RunBase {
	if (left.length === 0) {
		return base;
	}

	const ids = new Set(left);
	const without = (part: string, fields: Json) =>
		Object.fromEntries(Object.entries(fields).filter(([field]) => !ids.has(baseId(part, field))));
	return {
		...base,
		config: without('Config', base.config),
		host: without('HostConfig', base.host),
		networks: Object.fromEntries(
			Object.entries(base.networks)
				.filter(([name]) => !ids.has(baseId(networkPart(name))))
				.map(([name, settings]) => [name, without(networkPart(name), settings)]),
		),
	};
}
