import type {UserCommand} from '../store/view/settings.js';
import {scopeTitles, type Shortcut} from '../actions/shortcut.js';
import {tableNames} from '../view/tables/table-names.js';
import type {Command} from './command.js';

/** One row of the table of keys. Footer, help, palette and readme are printed from these. */
export type Binding = Shortcut & {
	readonly command: string;
	/** It may change something: off in read-only mode. */
	readonly changes?: boolean;
	/** It is answered by the engine, which knows nothing but now: off in the past. */
	readonly asksEngine?: boolean;
	/** A program of the user's. */
	readonly runs?: UserCommand;
};

/** One of a group whose keys work in one place, unless it says another. */
export type BindingIn = Omit<Binding, 'where'> & Partial<Pick<Binding, 'where'>>;

/** The commands of a group's keys: each has its own, and there is no other. */
export type CommandsOf<Group extends readonly BindingIn[]> = Readonly<
	Record<Group[number]['command'], Command>
>;

/** The keys under their headings, as help and readme print them. */
export function groupBindings(
	bindings: readonly Binding[],
): ReadonlyArray<{readonly title: string; readonly rows: readonly Binding[]}> {
	const titles = [...Object.entries(scopeTitles), ...tableNames.map(({id, label}) => [id, label] as const)];
	return titles
		.map(([where, title]) => ({title, rows: bindings.filter(binding => binding.where === where)}))
		.filter(({rows}) => rows.length > 0);
}
