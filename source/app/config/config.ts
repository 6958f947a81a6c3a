import type {SafeText} from '../../text/safe-text.js';
import type {Settings} from '../../store/view/settings.js';
import type {Choices} from '../../view/choices.js';

/** What the user's file of settings says, as far as it could be understood. */
export type Config = {
	readonly path: string;
	/** For flags that the command line doesn't give, by their names. */
	readonly flags: Readonly<Record<string, unknown>>;
	/** Likewise for those of `midwatch record`. */
	readonly recordFlags: Readonly<Record<string, string>>;
	/** Of the screen, where nothing else was chosen on it. */
	readonly choices: Choices;
	readonly settings: Settings;
	/** Where each setting stands, by its name as it is written. */
	readonly said: ReadonlyMap<string, Said>;
	/** A sentence for each: where, what is wrong, what is allowed. */
	readonly mistakes: readonly SafeText[];
};

export type Said = {readonly value: unknown; readonly line: number};

/** Says what is wrong with a setting, where it stands. */
export type Complain = (name: string, words: string) => void;
