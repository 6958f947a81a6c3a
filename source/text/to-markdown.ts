import {type Line, lineText} from './line.js';

/**
 * A page of headings and facts as Markdown, for a ticket or a chat: a heading for each title, facts as a list, and
 * whatever else is under a title, such as log lines, in a fence that nothing in it can close.
 */
export function toMarkdown(title: string, lines: readonly Line[]): string {
	const sections: Array<{readonly heading: string; readonly lines: Line[]}> = [{heading: '', lines: []}];
	for (const line of lines) {
		if (line[0]?.tone === 'title') {
			sections.push({heading: lineText(line).trim(), lines: []});
		} else {
			sections.at(-1)?.lines.push(line);
		}
	}

	const body = sections.flatMap(section => sectionLines(section.heading, section.lines));
	return [`# ${escaped(title)}`, ...body, ''].join('\n');
}

export function hasHeadings(lines: readonly Line[]): boolean {
	return lines.some(line => line[0]?.tone === 'title');
}

function sectionLines(heading: string, lines: readonly Line[]): readonly string[] {
	const head = heading === '' ? [] : ['', `## ${escaped(heading)}`];
	if (lines.length === 0) {
		return head;
	}

	const isList = lines.every(line => line[0]?.tone !== undefined);
	return [
		...head,
		'',
		...(isList ? lines.map(line => `- ${escaped(lineText(line).trim())}`) : fenced(lines)),
	];
}

function fenced(lines: readonly Line[]): readonly string[] {
	const texts = lines.map(line => lineText(line).replace(/^ {2}/, ''));
	const longest = Math.max(2, ...texts.flatMap(text => (text.match(/`+/g) ?? []).map(({length}) => length)));
	const fence = '`'.repeat(longest + 1);
	return [fence, ...texts, fence];
}

/** What a container says must not turn into a link, a picture, a mention, a formula or a tag. */
function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll(/[\\`*_[\]<>#|!~$]/g, String.raw`\$&`)
		.replaceAll('@', '&#64;')
		.replaceAll('://', '&#58;//')
		.replaceAll(/\bwww\./gi, found => `${found.slice(0, -1)}&#46;`);
}
