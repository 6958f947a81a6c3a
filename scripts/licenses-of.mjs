import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './set-up.mjs';

/** The licence texts of the packages that these bundled files come from; each asks to be shipped with its code. */
export function licensesOf(inputs) {
	const packages = new Set(
		inputs.flatMap(path => /^[^:]*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
	);
	return [...packages].sort().map(licenseOf).join('\n');
}

function licenseOf(folder) {
	const {name, version, license} = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
	const file = readdirSync(join(root, folder)).find(entry => /^licen[cs]e/i.test(entry));
	const text = file ? readFileSync(join(root, folder, file), 'utf8').trim() : `Licence: ${license}`;
	return `${'-'.repeat(72)}\n${name} ${version}\n\n${text}\n`;
}
