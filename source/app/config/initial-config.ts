import {mkdir, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import {allBindings} from '../../keys/groups/all-bindings.js';
import {commandsOf} from './read-keys.js';
import {settings, type Setting} from './settings-table.js';

/** Writes a file that says nothing yet, with every setting in it to be uncommented. Throws EEXIST where there is one. */
export async function initialConfig(path: string): Promise<void> {
	await mkdir(dirname(path), {recursive: true});
	await writeFile(path, initialText(), {flag: 'wx'});
}

export function initialText(): string {
	const tables = Map.groupBy(settings, ({name}) => name.split('.').slice(0, -1).join('.'));
	const keys = commandsOf(allBindings).map(command => {
		const {keys: usual = [], help = ''} = allBindings.find(one => one.command === command) ?? {};
		return `# ${command} = ${JSON.stringify(usual)} # ${help}`;
	});
	return [
		'# The settings of midwatch. Remove the # in front of what is to hold; midwatch config shows what does.',
		'# What the command line says comes first, then what was chosen on the screen, then this file.',
		...[...tables].flatMap(([table, rows]) => [
			'',
			...(table === '' ? [] : [`[${table}]`]),
			...rows.map(lineOf),
		]),
		'',
		'# Keys by the names of commands. A key taken from another command is told at the start.',
		'[keys]',
		...keys,
		'',
		'# Commands of your own, in the menu and the palette. Each text in braces is part of one argument: {id} {name}',
		'# {image} {project} {service} {engine}. where: container, image, volume, network. mode: terminal, output, background.',
		'# [[commands]]',
		'# name = "processes"',
		'# key = "alt+p"',
		'# argv = ["docker", "top", "{id}"]',
		'# mode = "output"',
		'# ask = false',
		'',
	].join('\n');
}

function lineOf({name, usual, about, kind}: Setting): string {
	return `# ${name.split('.').at(-1)} = ${usual} # ${about}: ${kind.words}`;
}
