import type {Config} from './config/config.js';
import type {ThemeName} from '../text/theme-names.js';
import type {ContainerOrder} from '../store/view/lists-slice.js';

/** What the command line asks for. */
export type Options = {
	/** Engines by their names, then by their addresses; none: the usual one. */
	readonly contexts: readonly string[];
	readonly hosts: readonly string[];
	/** Every engine that has a name here. */
	readonly isAll: boolean;
	readonly filter: string;
	/** Undefined: as remembered, or else by trouble. */
	readonly sort?: ContainerOrder;
	readonly isRunningOnly: boolean;
	/** Containers of the embedded engine; undefined: a real engine. */
	readonly demo?: number;
	/** Its fleet has names and texts that try to act on the terminal. */
	readonly isHostile: boolean;
	/** The embedded engine when no other is found. */
	readonly isDemoFallback: boolean;
	readonly isReadOnly: boolean;
	readonly isOnce: boolean;
	readonly isJson: boolean;
	/** `--once` tells troubles alone, and by its exit status. */
	readonly failsOnTrouble: boolean;
	/** Changes are printed, without a screen. */
	readonly isWatch: boolean;
	/** Without them `--once` needs one look only. */
	readonly hasStats: boolean;
	/** The terminal reports clicks and the wheel, and selects text with shift only. */
	readonly hasMouse: boolean;
	/** Choices made on the screen are read, and written for the next start. */
	readonly isRemembering: boolean;
	readonly isSlow: boolean;
	/** Undefined: as remembered, or else by the terminal's background. */
	readonly theme?: ThemeName;
	readonly hasColor: boolean;
	/** What the user's file of settings says; undefined where there is none. */
	readonly config?: Config;
	/** Which engines it says, and not the command line. */
	readonly hasEnginesOfSettings?: boolean;
};
