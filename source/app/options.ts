import type {ContainerOrder} from '../store/view/lists-slice.js';

/** What the command line asks for. */
export type Options = {
	readonly host?: string;
	readonly context?: string;
	readonly filter: string;
	readonly sort: ContainerOrder;
	readonly isRunningOnly: boolean;
	/** Containers of the embedded engine; undefined: a real engine. */
	readonly demo?: number;
	/** The embedded engine when no other is found. */
	readonly isDemoFallback: boolean;
	readonly isReadOnly: boolean;
	readonly isOnce: boolean;
	readonly isJson: boolean;
	/** Without them `--once` needs one look only. */
	readonly hasStats: boolean;
	readonly isSlow: boolean;
	readonly hasColor: boolean;
};
