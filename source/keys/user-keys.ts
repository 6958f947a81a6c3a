import type {Settings, UserCommand} from '../store/view/settings.js';
import type {Binding} from './binding.js';

/**
 * The table with the user's own keys and commands. In its place a key of the user's means what the user says: who had it
 * before does without, and a command without any key is in no table, unless it is the user's own.
 */
export function withUserKeys(
	bindings: readonly Binding[],
	{keys, commands}: Pick<Settings, 'keys' | 'commands'>,
): readonly Binding[] {
	if (Object.keys(keys).length + commands.length === 0) {
		return bindings;
	}

	const own = commands.map(bindingOf);
	const isTaken = (where: Binding['where'], key: string) =>
		own.some(one => one.where === where && one.keys.includes(key)) ||
		bindings.some(one => one.where === where && keys[one.command]?.includes(key) === true);
	const others = bindings
		.map(binding => ({
			...binding,
			keys: keys[binding.command] ?? binding.keys.filter(key => !isTaken(binding.where, key)),
		}))
		.filter(binding => binding.keys.length > 0);
	return [...own, ...others];
}

/** The group of keys that a command about such a row is in. */
export const placeOfKind = {
	container: 'actions',
	image: 'images',
	volume: 'volumes',
	network: 'networks',
} as const;

function bindingOf(runs: UserCommand): Binding {
	const {name, kind, keys, argv} = runs;
	return {
		keys,
		where: placeOfKind[kind],
		command: `own command ${name}`,
		label: name,
		help: `Run ${argv.join(' ')}`,
		changes: true,
		asksEngine: true,
		runs,
	};
}
