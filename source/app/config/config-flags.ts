import type {Config} from './config.js';

const ofEngines = ['host', 'context', 'all'];

/**
 * The flags of a command line with those of the settings that it doesn't give. Engines of the settings count where the line
 * names none, which is told; of the rest, what is printed takes nothing: a script's output depends on its line.
 */
export function withConfigFlags<Flags extends object>(
	flags: Flags,
	config: Config,
): {readonly flags: Flags; readonly hasEngines: boolean} {
	const given = flags as Readonly<Record<string, unknown>>;
	const isNamed = [...ofEngines, 'demo'].some(name => isSaid(given[name]));
	const isPrinted = given['once'] === true || given['watch'] === true;
	const added = Object.entries(config.flags).filter(([name]) =>
		ofEngines.includes(name) ? !isNamed : !isPrinted && given[name] === undefined,
	);
	return {
		flags: {...flags, ...(Object.fromEntries(added) as Partial<Flags>)},
		hasEngines: added.some(([name]) => ofEngines.includes(name)),
	};
}

function isSaid(value: unknown): boolean {
	return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
}
