import {braces, partNames} from '../../view/list/fill-argv.js';
import {placeOfKind} from '../../keys/user-keys.js';
import type {UserCommand} from '../../store/view/settings.js';
import type {Complain} from './config.js';
import {keyOf} from './read-keys.js';
import {oneOf, onOrOff, someText, suggestion, texts, type Kind} from './setting-kinds.js';

const modes = ['terminal', 'output', 'background'] as const;

/** The fields of a `[[commands]]`, and what they may be. */
const fields: Readonly<Record<string, Kind>> = {
	name: someText,
	key: someText,
	where: oneOf(Object.keys(placeOfKind)),
	argv: texts,
	mode: oneOf(modes),
	ask: onOrOff,
};

/** The user's commands. One with a mistake is told, and left out. */
export function readCommands(written: unknown, complain: Complain): readonly UserCommand[] {
	if (!Array.isArray(written)) {
		complain('commands', 'must be written as [[commands]], once for each');
		return [];
	}

	const commands: UserCommand[] = [];
	for (const [index, one] of (written as readonly unknown[]).entries()) {
		let isGood = true;
		const command = readCommand(one, commands, (field, words) => {
			isGood = false;
			complain(`commands#${index + 1}${field === '' ? '' : `.${field}`}`, words);
		});
		if (isGood && command) {
			commands.push(command);
		}
	}

	return commands;
}

type Values = Readonly<Record<string, unknown>>;

function readCommand(
	written: unknown,
	before: readonly UserCommand[],
	complain: Complain,
): UserCommand | undefined {
	const values = (typeof written === 'object' && written !== null ? written : {}) as Values;
	if (!areFields(values, complain)) {
		return undefined;
	}

	const {name, key, where = 'container', argv = [], mode = 'terminal', ask = false} = values;
	const wanted = argv as readonly string[];
	if (typeof name !== 'string' || wanted.length === 0) {
		complain('', 'needs a name and an argv: name = "htop", argv = ["docker", "exec", "-it", "{id}", "htop"]');
		return undefined;
	}

	checkBraces(wanted, complain);
	checkShell(wanted, complain);
	if (before.some(one => one.name === name)) {
		complain('name', `${JSON.stringify(name)} is another command's already`);
	}

	return {
		name,
		kind: where as UserCommand['kind'],
		keys: keysOf(key, complain),
		argv: wanted,
		mode: mode as UserCommand['mode'],
		isAsked: ask === true,
	};
}

function areFields(values: Values, complain: Complain): boolean {
	let isGood = true;
	for (const [field, value] of Object.entries(values)) {
		const kind = Object.hasOwn(fields, field) ? fields[field] : undefined;
		const read = kind?.read(value);
		if (!read) {
			complain(field, `is not a field of a command${suggestion(field, Object.keys(fields))}`);
		} else if ('must' in read) {
			complain(field, `must be ${read.must}`);
			isGood = false;
		}
	}

	return isGood;
}

function keysOf(written: unknown, complain: Complain): readonly string[] {
	const key = written === undefined ? undefined : keyOf(written);
	if (written !== undefined && (key === undefined || key === 'ctrl+c')) {
		complain('key', 'must be a key: "H", "ctrl+x", "alt+h"');
	}

	return key === undefined ? [] : [key];
}

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'fish']);

/** A label that a container has chosen must not be read as a command: it goes behind the line, as an argument of it. */
function checkShell([program = '', flag, line = '']: readonly string[], complain: Complain): void {
	const isShell = shells.has(program.slice(program.lastIndexOf('/') + 1)) && /^-\w*c$/.test(flag ?? '');
	const wrong = [...line.matchAll(braces)].map(([, name = '']) => name).find(name => name !== 'id');
	if (isShell && wrong !== undefined) {
		const instead = `["sh", "-c", "… \\"$1\\"", "sh", "{${wrong}}"]`;
		complain('argv', `would have a shell read {${wrong}} as a command: write ${instead}`);
	}
}

function checkBraces(argv: readonly string[], complain: Complain): void {
	const names: readonly string[] = partNames;
	const wrong = argv
		.flatMap(argument => [...argument.matchAll(braces)].map(([, name = '']) => name))
		.find(name => !names.includes(name));
	if (wrong !== undefined) {
		complain(
			'argv',
			`{${wrong}} is none of ${names.map(name => `{${name}}`).join(' ')}${suggestion(wrong, names)}`,
		);
	}
}
