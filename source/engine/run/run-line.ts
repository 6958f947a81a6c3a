import {quoteWord, splitWords} from '../../util/split-words.js';
import {asArray, asText} from '../parse/json-fields.js';
import {keptBase, networkPart, type RunBase} from './run-base.js';
import {furtherNetworks, mainNetwork, type RunForm} from './run-form.js';
import {keptNetworks, keptSettings, type Kept} from './run-kept.js';

/** What the form keeps beyond its fields, whether or not it is left out. */
export function runKept(form: RunForm): readonly Kept[] {
	return [...keptSettings(form.base), ...keptNetworks(networksHere({...form, left: []}))];
}

/** The same as a line for a shell. */
export function runLine(form: RunForm): string {
	const {values} = form;
	const base = keptBase(form);
	const [, ...entryWords] = asArray(base.config['Entrypoint']).map(word => asText(word));
	return [
		...(form.cli ?? ['docker']).map(word => quoteWord(word)),
		'run',
		...(values.interactive ? ['-it'] : ['-d']),
		...(values.remove ? ['--rm'] : []),
		...option('--name', values.name ? [values.name] : []),
		...option('-e', splitWords(values.env)),
		...option('-p', splitWords(values.ports)),
		...option('-v', splitWords(values.volumes)),
		...option('-l', splitWords(values.labels)),
		...networkFlags(form),
		...option('--restart', values.restart ? [values.restart] : []),
		...option('--memory', values.memory ? [values.memory] : []),
		...option('--cpus', values.cpus ? [values.cpus] : []),
		...keptSettings(base).flatMap(({options}) => options.flatMap(one => flagWords(one))),
		values.image ? quoteWord(values.image) : 'IMAGE',
		...[...entryWords, ...splitWords(values.command)].map(word => quoteWord(word)),
	].join(' ');
}

function option(name: string, words: readonly string[]): readonly string[] {
	return words.flatMap(word => [name, quoteWord(word)]);
}

function flagWords([flag, value]: readonly [string, string?]): readonly string[] {
	return value === undefined ? [flag] : [flag, quoteWord(value)];
}

/** Another network in the form's field leaves behind what was set in the one before. */
function networksHere(form: RunForm): Pick<RunBase, 'networks' | 'main'> {
	const {name, settings = {}} = mainNetwork(form);
	return {main: name, networks: {[name]: settings, ...Object.fromEntries(furtherNetworks(form))}};
}

function networkFlags(form: RunForm): readonly string[] {
	const here = {...form, base: keptBase(form), left: []};
	const {main, networks} = networksHere(here);
	const kept = keptNetworks({main, networks});
	const isOne = Object.keys(networks).length === 1;
	return Object.keys(networks).flatMap(name => {
		const options = kept.filter(({id}) => id.startsWith(`${networkPart(name)}/`)).flatMap(one => one.options);
		const parts = options.filter(([flag]) => !flag.startsWith('-')).map(pair => csvField(pair.join('=')));
		const shown = name === main ? form.values.network || (isOne && parts.length === 0 ? '' : name) : name;
		const word = parts.length === 0 ? shown : [`name=${shown}`, ...parts].join(',');
		const links = options.filter(([flag]) => flag.startsWith('-')).flatMap(one => flagWords(one));
		return [...(word === '' ? [] : ['--network', quoteWord(word)]), ...links];
	});
}

function csvField(field: string): string {
	return /[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
