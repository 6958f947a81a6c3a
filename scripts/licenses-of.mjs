import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './set-up.mjs';

/**
 * The license texts of the packages that these bundled files come from; each asks to be shipped with its code. One
 * without a text is an error: nothing is shipped that lacks it.
 */
export function licensesOf(inputs, base = root) {
	const packages = new Set(
		inputs.flatMap(path => /^[^:]*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
	);
	return [...packages]
		.sort()
		.map(folder => licenseOf(join(base, folder)))
		.join('\n');
}

function licenseOf(folder) {
	const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const text = ownText(folder) ?? textHere(name);
	if (!text) {
		throw new Error(
			`${name} ${version} (${license}) comes without its license: put the text into scripts/licenses/${fileOf(name)}`,
		);
	}

	return `${'-'.repeat(72)}\n${name} ${version}\n\n${text}\n`;
}

function ownText(folder) {
	const file = readdirSync(folder).find(entry => /^(?:licen[cs]e|copying)/i.test(entry));
	return file && readFileSync(join(folder, file), 'utf8').trim();
}

/** Of those that name their license and their author, and forgot the text. */
function textHere(name) {
	const path = join(import.meta.dirname, 'licenses', fileOf(name));
	return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

function fileOf(name) {
	return `${name.replace('@', '').replace('/', '-')}.txt`;
}
