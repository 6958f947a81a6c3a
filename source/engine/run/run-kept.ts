import {baseId, networkPart, type RunBase} from './run-base.js';
import {
	configOptions,
	hostOptions,
	networkOptions,
	type RunOption,
	type RunOptionRow,
} from './run-options.js';
import {asText, type Json} from '../parse/json-fields.js';

/** One setting that a copy takes over without a field of the form's. */
export type Kept = {
	readonly id: string;
	readonly label: string;
	readonly words: string;
	/** Its flags of `docker run`; none: there is no flag for it, but for a network as a whole. */
	readonly options: readonly RunOption[];
	readonly isNetwork?: boolean;
};

type Options = ReadonlyMap<string, RunOptionRow>;

/** Everything in it that isn't as it would be anyway, in the tables' order; what no table knows comes last. */
export function keptSettings({config, host}: Pick<RunBase, 'config' | 'host'>): readonly Kept[] {
	return [...keptIn('Config', config, configOptions), ...keptIn('HostConfig', host, hostOptions)];
}

/** The same of its networks: each but the main one, and what is set in each. */
export function keptNetworks({networks, main}: Pick<RunBase, 'networks' | 'main'>): readonly Kept[] {
	return Object.entries(networks).flatMap(([name, settings]) => {
		const part = networkPart(name);
		const also: Kept = {
			id: baseId(part),
			label: 'also in network',
			words: name,
			options: [],
			isNetwork: true,
		};
		const kept = keptIn(part, settings, networkOptions);
		return [
			...(name === main ? [] : [also]),
			...kept.map(one => ({...one, label: `${one.label} in ${name}`})),
		];
	});
}

function keptIn(part: string, fields: Json, table: Options): readonly Kept[] {
	const known = [...table].flatMap(([field, {label, toOptions, toWords}]): readonly Kept[] => {
		const options = toOptions(fields[field]);
		const id = baseId(part, field);
		const words = toWords?.(fields[field]) ?? wordsOf(options);
		return options.length > 0 ? [{id, label, words, options}] : [];
	});
	const others = Object.entries(fields)
		.filter(([field, value]) => !table.has(field) && !isBlank(value))
		.map(([field, value]) => ({id: baseId(part, field), label: field, words: asText(value), options: []}));
	return [...known, ...others];
}

/** Values alone where one flag says it all; else each by its flag's name. */
function wordsOf(options: readonly RunOption[]): string {
	return options.every(([flag]) => flag === options[0]?.[0])
		? options.map(([flag, text = flag.replace(/^-+/, '')]) => text).join(' ')
		: options.map(([flag, text = '']) => `${flag.replace(/^-+/, '')} ${text}`).join(', ');
}

function isBlank(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		value === '' ||
		value === 0 ||
		value === false ||
		(typeof value === 'object' && Object.keys(value).length === 0)
	);
}
