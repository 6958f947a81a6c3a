import {parse, TomlError} from 'smol-toml';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {noAlerts, usualLimits, type Settings, type UserKeys} from '../../store/view/settings.js';
import type {Complain, Config, Said} from './config.js';
import {readKeys} from './read-keys.js';
import {suggestion} from './setting-kinds.js';
import {settings, type Setting} from './settings-table.js';
import {spotsOf, type Spot} from './toml-lines.js';

/** A file that is wrong in more lines than these is none. */
const mostTries = 60;

/** The settings of a text; what can't be understood is told and left out, the rest counts. */
export async function readConfig(path: string, text: string): Promise<Config> {
	const {values, problems} = parseAll(text);
	const spots = spotsOf(text);
	const complain: Complain = (name, words) => {
		problems.push({spot: spotOf(spots, name), words: `${name} ${words}`});
	};

	const leaves = leavesOf(values);
	const keys = await readKeys(leaves, complain);
	const found = readSettings(leaves, complain);
	const commands = await commandsIn(leaves, complain);
	const said = new Map<string, Said>();
	for (const [name, value] of [...found.map(({setting, raw}) => [setting.name, raw] as const), ...keys]) {
		said.set(name, {value, line: spotOf(spots, name)?.line ?? 0});
	}

	return {
		path,
		...byPlace(found),
		settings: {...settingsOf(found, keys), commands},
		said,
		mistakes: told(path, problems),
	};
}

/** What reads them is loaded where there are any. */
async function commandsIn(
	leaves: ReadonlyArray<readonly [name: string, value: unknown]>,
	complain: Complain,
): Promise<Settings['commands']> {
	const written = leaves.find(([name]) => name === 'commands');
	if (!written) {
		return [];
	}

	const {readCommands} = await import('./read-commands.js');
	return readCommands(written[1], complain);
}

type Problem = {readonly spot: Spot | undefined; readonly words: string};

/** In the order of the file. */
function told(path: string, problems: readonly Problem[]): readonly SafeText[] {
	const place = ({spot}: Problem) => (spot ? spot.line * 10_000 + spot.column : 0);
	return problems.toSorted((a, b) => place(a) - place(b)).map(({spot, words}) => sentence(path, spot, words));
}

/** All that can be parsed: a line that can't is told and passed over. */
function parseAll(text: string): {readonly values: object; readonly problems: Problem[]} {
	const lines = text.split('\n');
	const problems: Problem[] = [];
	while (problems.length < mostTries) {
		try {
			return {values: parse(lines.join('\n')), problems};
		} catch (error) {
			if (!(error instanceof TomlError)) {
				throw error;
			}

			const {line, column} = error;
			const words = error.message.split('\n')[0]?.replace('Invalid TOML document: ', '') ?? '';
			problems.push({spot: {line, column}, words});
			if (lines[line - 1] === undefined || lines[line - 1] === '') {
				break;
			}

			lines[line - 1] = '';
		}
	}

	return {values: {}, problems};
}

/** `keys.stop` and the like, with what is there. */
function leavesOf(values: object, before = ''): ReadonlyArray<readonly [name: string, value: unknown]> {
	return Object.entries(values).flatMap(([key, value]: [string, unknown]) =>
		typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
			? leavesOf(value, `${before}${key}.`)
			: [[`${before}${key}`, value] as const],
	);
}

/** `raw` is as it was written. */
type Found = {readonly setting: Setting; readonly value: unknown; readonly raw: unknown};

function readSettings(
	leaves: ReadonlyArray<readonly [name: string, value: unknown]>,
	complain: Complain,
): readonly Found[] {
	const names = settings.map(({name}) => name);
	return leaves.flatMap(([name, value]) => {
		const setting = settings.find(one => one.name === name);
		if (!setting) {
			if (!name.startsWith('keys.') && name !== 'commands') {
				complain(name, `is not a setting${suggestion(name, names)}`);
			}

			return [];
		}

		const read = setting.kind.read(value);
		if ('must' in read) {
			complain(name, `must be ${read.must}, not ${JSON.stringify(value) ?? 'that'}`);
			return [];
		}

		return [{setting, value: read.value, raw: value}];
	});
}

function byPlace(found: readonly Found[]): Pick<Config, 'flags' | 'recordFlags' | 'choices'> {
	const at = (place: 'flag' | 'recordFlag' | 'choice') =>
		Object.fromEntries(
			found.flatMap(({setting: {goes}, value}) => {
				const name = (goes as Readonly<Record<string, string>>)[place];
				return name === undefined ? [] : [[name, value]];
			}),
		);
	return {flags: at('flag'), recordFlags: at('recordFlag') as Record<string, string>, choices: at('choice')};
}

function settingsOf(
	found: readonly Found[],
	keys: ReadonlyMap<string, readonly string[]>,
): Omit<Settings, 'commands'> {
	const limits = found.flatMap(({setting: {goes}, value}) => ('limit' in goes ? [[goes.limit, value]] : []));
	const alerts = found.flatMap(({setting: {goes}, value}) => ('alert' in goes ? [[goes.alert, value]] : []));
	const byCommand: UserKeys = Object.fromEntries(
		[...keys].map(([name, list]) => [name.slice('keys.'.length), list]),
	);
	return {
		limits: {...usualLimits, ...(Object.fromEntries(limits) as object)},
		alerts: {...noAlerts, ...(Object.fromEntries(alerts) as object)},
		keys: byCommand,
	};
}

/** Of the setting, else of the table that it is in. */
function spotOf(spots: ReadonlyMap<string, Spot>, name: string): Spot | undefined {
	return (
		spots.get(name) ?? (name.includes('.') ? spotOf(spots, name.slice(0, name.lastIndexOf('.'))) : undefined)
	);
}

function sentence(path: string, spot: Spot | undefined, words: string): SafeText {
	const file = safeText(path.slice(path.lastIndexOf('/') + 1));
	const place = spot ? safe`, line ${spot.line}, column ${spot.column}` : safe``;
	return safe`${file}${place}: ${safeText(words, 300)}`;
}
