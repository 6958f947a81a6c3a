import type {State} from '../../store/state.js';
import {containerList} from '../../view/list/container-list.js';
import {isTable, panesThere} from '../../view/tables/table-names.js';
import type {Binding} from '../binding.js';
import {bindingsAt, bindingsThere, wheresAt} from '../bindings-at.js';
import type {PaneEntry} from '../command.js';
import {commandWords, paneWords} from './command-words.js';

/** A line of the palette: something that has a key, here or in another pane, or a pane, which may have none. */
export type PaletteEntry = Pick<Binding, 'keys' | 'label' | 'help'> & {
	readonly binding?: Binding;
	/** Where to go: to the pane itself, or to that in which the key works. */
	readonly pane?: PaneEntry;
	/** What else docker, compose, k9s and others call it. */
	readonly words: string;
};

/** What nobody types who has the key. */
const moves: ReadonlySet<string> = new Set([
	'pane',
	'next pane',
	'previous pane',
	'find',
	'down',
	'up',
	'page down',
	'page up',
	'first',
	'last',
	'left',
	'right',
]);

/** All that can be done here, every pane, and all that can be done there. */
export function paletteEntries(
	state: State,
	bindings: readonly Binding[],
	panes: readonly PaneEntry[],
): readonly PaletteEntry[] {
	const wheres = wheresAt(state);
	const useful = bindingsThere(bindings, state).filter(({label}) => !moves.has(label));
	const here = bindingsAt(wheres, useful);
	const known = new Set(here.map(({command}) => command));
	const elsewhere = useful.filter(
		({command, where}) => where !== 'offline' && where !== 'noEngine' && !known.has(command),
	);
	return [
		...here
			.toSorted((a, b) => wheres.indexOf(a.where) - wheres.indexOf(b.where))
			.map(binding => ({...binding, binding, words: wordsOf(binding)})),
		...panesThere(panes, state).map((pane, index) => ({
			keys: index < 9 ? [String(index + 1)] : [],
			label: pane.label.toLowerCase(),
			help: `Go to the ${pane.label} pane`,
			pane,
			words: paneWords[pane.id] ?? '',
		})),
		...elsewhere.map(binding => {
			const pane = panes.find(({id}) => id === paneOf(binding));
			const help = `${pane?.label}: ${binding.help}`;
			return {...binding, help, binding, pane, words: `${wordsOf(binding)} ${pane?.label.toLowerCase()}`};
		}),
	];
}

function wordsOf({command, where}: Binding): string {
	return `${commandWords[command] ?? ''} ${isTable(where) ? `${where} ${where.replace(/s$/, '')}` : ''}`.trim();
}

/** The pane in which a key works that doesn't work here. */
function paneOf({where}: Binding): string {
	return where === 'logs' || where === 'stats' || where === 'top' || isTable(where)
		? where
		: containerList.id;
}

/** Said before a command by whoever is used to a shell; it tells nothing. */
const idle: ReadonlySet<string> = new Set(['docker', 'podman', 'compose', 'docker-compose', 'system']);

/** Those that each of the typed words fits, the best first. A flag that fits nothing, `-it`, is passed over. */
export function matchPalette(typed: string, entries: readonly PaletteEntry[]): readonly PaletteEntry[] {
	const words = typed.toLowerCase().trim().split(/\s+/);
	const telling = words.filter(word => !idle.has(word));
	const wanted = telling.length > 0 ? telling : words;
	if (typed.trim() === '') {
		return entries;
	}

	const costs = (entry: PaletteEntry) => wanted.map(word => Math.min(costOf(word, entry), passedOver(word)));
	return entries
		.map(entry => ({entry, cost: costs(entry)}))
		.filter(({cost}) => cost.every(Number.isFinite) && cost.some(one => one < flagCost))
		.map(({entry, cost}) => ({entry, cost: cost.reduce((sum, one) => sum + one, 0)}))
		.sort((a, b) => a.cost - b.cost)
		.map(({entry}) => entry);
}

/** More than whatever fits costs. */
const flagCost = 100;

function passedOver(word: string): number {
	return word.startsWith('-') ? flagCost : Number.POSITIVE_INFINITY;
}

/** How badly a word fits: what it is called first, then what others call it, then what is said about it. */
function costOf(flagOrWord: string, {label, words, help, keys}: PaletteEntry): number {
	// Letters after a dash say too little: `rm -f`.
	const word = words.includes(flagOrWord) ? flagOrWord : flagOrWord.replace(/^-(?=..)-?/, '');
	const name = label.toLowerCase();
	const others = words.split(' ');
	const said = help.toLowerCase().split(/[^\p{L}\p{N}]+/u);
	const rules: ReadonlyArray<boolean> = [
		keys.includes(word) && word.length > 1,
		name === word,
		others[0] === word,
		others.includes(word),
		name.startsWith(word),
		name.split(/[\s/]/).some(part => part.startsWith(word)),
		others.some(part => part.startsWith(word)),
		said.includes(word),
		said.some(part => part.startsWith(word)),
		name.includes(word),
		word.length > 2 && isScattered(word, name),
	];
	const place = rules.indexOf(true);
	return place < 0 ? Number.POSITIVE_INFINITY : place;
}

/** All its letters in their order: `rstrt` in `restart`. */
function isScattered(word: string, text: string): boolean {
	let from = 0;
	return Array.from(word).every(letter => {
		from = text.indexOf(letter, from) + 1;
		return from > 0;
	});
}
