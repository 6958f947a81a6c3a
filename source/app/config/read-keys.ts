import type {Binding} from '../../keys/binding.js';
import type {Complain} from './config.js';
import {suggestion} from './setting-kinds.js';

const named =
	'space enter tab shift+tab esc backspace delete up down left right home end pageUp pageDown'.split(' ');
const withModifier = /^(?:ctrl\+[a-z]|alt\+[!-~])$/;
const must = 'must be a list of keys: ["s"], ["ctrl+s", "F"], ["alt+x"], ["pageDown"]';

/** Ends midwatch, whatever the settings say. */
const leaving = 'ctrl+c';

/** One key as the terminal's presses name it; undefined for what none is. */
export function keyOf(written: unknown): string | undefined {
	if (typeof written !== 'string') {
		return undefined;
	}

	const lower = written.toLowerCase();
	const name = named.find(one => one.toLowerCase() === lower);
	if (name !== undefined) {
		return name;
	}

	if (/^(?:ctrl|alt)\+/.test(lower)) {
		const key = lower.startsWith('ctrl') ? lower : `alt+${written.slice('alt+'.length)}`;
		return withModifier.test(key) ? key : undefined;
	}

	return Array.from(written).length === 1 && /^[^\p{C}\p{Z}]$/u.test(written) ? written : undefined;
}

/** The user's keys by their settings' names: `keys.stop`. The table of keys is loaded where there are any. */
export async function readKeys(
	leaves: ReadonlyArray<readonly [name: string, value: unknown]>,
	complain: Complain,
): Promise<ReadonlyMap<string, readonly string[]>> {
	const own = leaves.filter(([name]) => name.startsWith('keys.'));
	const keys = new Map<string, readonly string[]>();
	if (own.length === 0) {
		return keys;
	}

	const {allBindings} = await import('../../keys/groups/all-bindings.js');
	const commands = commandsOf(allBindings);
	for (const [name, value] of own) {
		const command = name.slice('keys.'.length);
		const list = listOf(command, value);
		if (!commands.includes(command)) {
			complain(name, `is not a command${suggestion(command, commands)}`);
		} else if (!list) {
			complain(name, must);
		} else {
			keys.set(name, freeOf(command, list, {keys, own: own.map(([one]) => one)}, allBindings, complain));
		}
	}

	return keys;
}

/** Undefined where one of them is no key, or not to be had. */
function listOf(command: string, value: unknown): readonly string[] | undefined {
	const list = Array.isArray(value) ? value.map(one => keyOf(one)) : [undefined];
	const keys = list.filter(key => key !== undefined);
	if (keys.length < list.length || (command !== 'quit' && keys.includes(leaving))) {
		return undefined;
	}

	return command === 'quit' ? [...new Set([...keys, leaving])] : keys;
}

/** The commands that can have other keys: not that of the digits. */
export function commandsOf(bindings: readonly Binding[]): readonly string[] {
	return [...new Set(bindings.map(({command}) => command))].filter(command => command !== 'choosePane');
}

/** Without keys that another command was given before; whose keys they were is told. */
function freeOf(
	command: string,
	list: readonly string[],
	{keys, own}: {readonly keys: ReadonlyMap<string, readonly string[]>; readonly own: readonly string[]},
	bindings: readonly Binding[],
	complain: Complain,
): readonly string[] {
	const places = new Set(bindings.filter(one => one.command === command).map(({where}) => where));
	const rivals = bindings.filter(one => one.command !== command && places.has(one.where));
	return list.filter(key => {
		const given = rivals.find(one => keys.get(`keys.${one.command}`)?.includes(key));
		const usual = rivals.find(one => !own.includes(`keys.${one.command}`) && one.keys.includes(key));
		if (given) {
			complain(`keys.${command}`, `can't have ${key}: it was given to ${given.command}`);
		} else if (usual) {
			complain(`keys.${command}`, `takes ${key} from ${usual.command}`);
		}

		return !given;
	});
}
