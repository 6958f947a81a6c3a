/** Where a key does its work. `everywhere` includes all panes; an open overlay takes the keys first. */
export type Where = 'everywhere' | 'lists' | 'containers' | 'actions' | 'logs' | 'panes';

/** One row of the keymap. The footer, the help, the palette and the readme are printed from these. */
export type Binding = {
	readonly keys: readonly string[];
	readonly where: Where;
	readonly command: string;
	/** One or two words, for the footer. */
	readonly label: string;
	/** A sentence, for help, palette and readme. */
	readonly hint: string;
	/** Footer place, lowest first; rows without one aren't in the footer. */
	readonly footer?: number;
};
