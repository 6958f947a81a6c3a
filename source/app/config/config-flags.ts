import type {Config} from './config.js';

const ofEngines = ['host', 'context', 'all'];

/**
 * The flags of a command line with those of the settings that it doesn't give. Engines of the settings count where the line
 * names none; of the rest, a snapshot takes nothing: what a script prints depends on its line.
 */
export function withConfigFlags<Flags extends object>(flags: Flags, config: Config | undefined): Flags {
	if (!config) {
		return flags;
	}

	const given = flags as Readonly<Record<string, unknown>>;
	const isNamed = [...ofEngines, 'demo'].some(name => isSaid(given[name]));
	const added = Object.entries(config.flags).filter(([name]) =>
		ofEngines.includes(name)
			? !isNamed
			: given['once'] !== true && given['watch'] !== true && given[name] === undefined,
	);
	return {...flags, ...(Object.fromEntries(added) as Partial<Flags>)};
}

function isSaid(value: unknown): boolean {
	return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
}
