import {helpPage} from '../source/cli/usage-text.js';
import {keysText} from '../source/keys/key-name.js';
import {allBindings} from '../source/keys/groups/all-bindings.js';
import {groupBindings, type Binding} from '../source/keys/binding.js';

/** The readme with its keys and flags printed anew from the program's own tables. */
export function fillReadme(text: string): string {
	const help = helpPage();
	return fill(
		fill(text, 'keys', keyTables()),
		'flags',
		`\`\`\`\n${outdent(help.slice(help.indexOf('  Usage')))}\n\`\`\``,
	);
}

function fill(text: string, name: string, content: string): string {
	const place = new RegExp(`(<!-- ${name}[^>]*-->\n)[^]*(\n<!-- /${name} -->)`);
	if (!place.test(text)) {
		throw new Error(`the readme has no place for ${name}`);
	}

	return text.replace(place, (_all, start: string, end: string) => `${start}\n${content}\n${end}`);
}

function keyTables(): string {
	return groupBindings(allBindings)
		.map(({title, rows}) => [`**${title}**`, '', '| key | does |', '| --- | --- |', ...rows.map(toRow)])
		.map(lines => lines.join('\n'))
		.join('\n\n');
}

function toRow(binding: Binding): string {
	const keys = keysText(binding)
		.split(' ')
		.map(key => `\`${escape(key)}\``);
	return `| ${keys.join(' ')} | ${escape(binding.help)} |`;
}

function escape(text: string): string {
	return text.replaceAll('|', '\\|');
}

function outdent(text: string): string {
	return text.trim().replaceAll(/^\t/gm, '');
}
