import process from 'node:process';
import type {Config} from '../app/config/config.js';
import {initialConfig} from '../app/config/initial-config.js';
import {configPath, findConfig} from '../app/config/find-config.js';
import {settings} from '../app/config/settings-table.js';
import {choicesName, readChoices} from '../app/remember/read-choices.js';
import {stateFolder} from '../app/state-folder.js';
import {errorMessage} from '../text/error-words.js';
import {safeText} from '../text/safe-text.js';
import type {Choices} from '../view/choices.js';
import {printOut} from './print-out.js';
import type {Command} from './run-command.js';

/** `midwatch config`: what holds now, and where each setting comes from; exit status 1 where the file has mistakes. */
export const configCommand: Command<'config'> = async ({flags}) => {
	const path = configPath(process.env);
	if (flags.init) {
		return init(path);
	}

	const config = await findConfig(process.env);
	const lines = [
		`# ${safeText(path)}${config ? '' : ': not there, midwatch config --init writes it'}`,
		...effective(config, chosen()),
	];
	printOut(lines.map(line => `${line}\n`).join(''));
	if (config && config.mistakes.length > 0) {
		process.stderr.write(config.mistakes.map(mistake => `midwatch config: ${mistake}\n`).join(''));
		process.exitCode = 1;
	}

	return undefined;
};

/** What was chosen on the screen: nothing where that can't be read. */
function chosen(): Choices {
	try {
		return readChoices(stateFolder(process.env));
	} catch {
		return {};
	}
}

/** A line for each setting: `theme = "dark"  # line 3`. */
function effective(config: Config | undefined, choices: Choices): readonly string[] {
	const rows = settings.map(({name, usual, goes}) => {
		const said = config?.said.get(name);
		const isChosen = 'choice' in goes && Object.hasOwn(choices, goes.choice);
		// An example isn't what holds.
		const unsaid = goes && 'choice' in goes && goes.choice.endsWith('.columns') ? 'by width' : usual;
		return isChosen && 'choice' in goes
			? [`${name} = ${written(choices[goes.choice])}`, `chosen on the screen (${choicesName})`]
			: said
				? [`${name} = ${written(said.value)}`, `line ${said.line}`]
				: [`${name} = ${name === 'filter' ? '""' : unsaid}`, 'usual'];
	});
	const keys = [...(config?.said ?? [])]
		.filter(([name]) => name.startsWith('keys.'))
		.map(([name, {value, line}]) => [`${name} = ${written(value)}`, `line ${line}`]);
	const commands = (config?.settings.commands ?? []).map(({name, argv}) => [
		`command ${written(name)} = ${written(argv)}`,
		'[[commands]]',
	]);
	return [...rows, ...keys, ...commands].map(
		([text = '', from = '']) => `${safeText(text, 400).padEnd(44)} # ${from}`,
	);
}

function written(value: unknown): string {
	return JSON.stringify(value) ?? '';
}

/** A file with every setting in it, each behind a #. */
async function init(path: string): Promise<string | undefined> {
	try {
		await initialConfig(path);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EEXIST'
			? `${safeText(path)} is there already: it was left as it is`
			: `can't write ${safeText(path)}: ${errorMessage(error)}`;
	}

	printOut(`${safeText(path)} is written: every setting is in it, behind a #\n`);
	return undefined;
}
