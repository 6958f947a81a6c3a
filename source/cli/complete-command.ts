import process from 'node:process';
import {findEngines, thisMachine} from '../app/find-engine.js';
import {firstList} from '../engine/api/first-list.js';
import {knownEngines} from '../engine/address/known-engines.js';
import {fittingWords, type Fitting} from './fitting-words.js';

/** Nobody waits longer for a name. */
const patienceMs = 1000;
/** A shell may take any other sign for its own: such a name is left out. */
const plainName = /^[\w./@+][\w./@+:%-]*$/;

/** `midwatch __complete`: what the shells' scripts ask. A line each: the word, a tab, what it means. */
export async function completeCommand(words: readonly string[]): Promise<void> {
	const fitting = fittingWords(words);
	const {prefix, source} = fitting;
	if (source === 'file' || source === 'folder') {
		process.stdout.write(`:${source}\n`);
		return;
	}

	const last = words.at(-1) ?? '';
	const begun = last === '=' ? '' : last;
	const found = [...fitting.words, ...(await namesFrom(source, words))]
		.map(([word, about]) => [`${prefix}${word}`, about] as const)
		.filter(([word]) => word.startsWith(begun));
	process.stdout.write(found.map(([word, about]) => `${word}\t${about}\n`).join(''));
}

async function namesFrom(source: Fitting['source'], words: readonly string[]): Promise<Fitting['words']> {
	const names =
		source === 'context'
			? knownEngines(thisMachine(process.env)).map(({name, from}) => [name, from] as const)
			: source === 'container'
				? await containersOf(words)
				: [];
	return names.filter(([name]) => plainName.test(name));
}

/** Of the engine that the line names; none where it can't be asked in time, or would have to be logged in to. */
async function containersOf(words: readonly string[]): Promise<Fitting['words']> {
	const after = (...flags: readonly string[]) =>
		words.flatMap((word, index) => (flags.includes(words[index - 1] ?? '') ? [word] : []));
	const found = await findEngines(
		{hosts: after('-H', '--host'), contexts: after('-c', '--context'), isAll: false, isDemoFallback: false},
		process.env,
	);
	if (typeof found === 'string') {
		return [];
	}

	const lists = await Promise.all(
		found.map(async ({address, leave}) => {
			const asked = address.ssh ? [] : firstList(address, AbortSignal.timeout(patienceMs), patienceMs);
			const list = await Promise.resolve(asked).catch(() => []);
			await leave();
			return list;
		}),
	);
	return lists.flat().map(({name, state}) => [name, state] as const);
}
