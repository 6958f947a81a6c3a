import {helpText} from '../source/app/options.js';
import {allBindings} from '../source/keys/all-bindings.js';
import {whereTitles, type Binding} from '../source/keys/binding.js';

const names: Readonly<Record<string, string>> = {
	up: '↑',
	down: '↓',
	left: '←',
	right: '→',
	pageUp: 'PgUp',
	pageDown: 'PgDn',
	home: 'Home',
	end: 'End',
};

/** The readme with its keys and flags printed anew from the program's own tables. */
export function fillReadme(text: string): string {
	return fill(fill(text, 'keys', keyTables()), 'flags', `\`\`\`\n${outdent(helpText)}\n\`\`\``);
}

function fill(text: string, name: string, content: string): string {
	const place = new RegExp(`(<!-- ${name}[^>]*-->\n)[^]*(\n<!-- /${name} -->)`);
	if (!place.test(text)) {
		throw new Error(`the readme has no place for ${name}`);
	}

	return text.replace(place, (_all, start: string, end: string) => `${start}\n${content}\n${end}`);
}

function keyTables(): string {
	const wheres = [...new Set(allBindings.map(({where}) => where))];
	return wheres
		.map(where => [
			`**${whereTitles[where]}**`,
			'',
			'| key | does |',
			'| --- | --- |',
			...allBindings.filter(binding => binding.where === where).map(toRow),
		])
		.map(lines => lines.join('\n'))
		.join('\n\n');
}

function toRow({keys, hint}: Binding): string {
	const digits = keys.length === 9 && keys[0] === '1' ? ['1 – 9'] : keys;
	const shown = digits.map(key => `\`${(names[key] ?? key).replaceAll('|', '\\|')}\``);
	return `| ${shown.join(' ')} | ${hint.replaceAll('|', '\\|')} |`;
}

function outdent(text: string): string {
	return text.trim().replaceAll(/^\t/gm, '');
}
