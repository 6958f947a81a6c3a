import type {UserKeys} from '../store/view/settings.js';
import type {Binding} from './binding.js';

/**
 * The table with the user's own keys. In its place a key of the user's means what the user says: who had it before
 * does without, and a command without any key is in no table.
 */
export function withUserKeys(bindings: readonly Binding[], keys: UserKeys): readonly Binding[] {
	if (Object.keys(keys).length === 0) {
		return bindings;
	}

	const isTaken = (where: Binding['where'], key: string) =>
		bindings.some(one => one.where === where && keys[one.command]?.includes(key) === true);
	return bindings
		.map(binding => ({
			...binding,
			keys: keys[binding.command] ?? binding.keys.filter(key => !isTaken(binding.where, key)),
		}))
		.filter(binding => binding.keys.length > 0);
}
