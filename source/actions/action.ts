import type {Engine} from '../engine/engine.js';
import type {Details, HostInfo} from '../engine/types.js';
import type {SafeText} from '../text/safe-text.js';
import type {Direction} from '../view/trouble/dependency-order.js';
import type {Shortcut} from './shortcut.js';
import type {ActionOptions, Target} from '../store/view/overlay-slice.js';

/** An option that the question offers: `f` toggles force. */
type Toggle = {
	readonly key: string;
	readonly option: string;
	readonly label: string;
	/** Offered only for such targets. */
	readonly applies?: (targets: readonly Target[]) => boolean;
	readonly isOn?: (targets: readonly Target[]) => boolean;
};

/** One operation on one target. A file each under `actions/`, a line each in `action-table.ts`. */
export type Action = {
	readonly id: string;
	/** What it acts on. `engine` needs no row: pull, create, prune. */
	readonly kind: Target['kind'];
	/** Its key and words. The label is also the verb of the question and the messages. */
	readonly shortcut: Shortcut;
	/** Another action that the same key means for such targets. */
	readonly instead?: (targets: readonly Target[]) => Action | undefined;
	/** What the question asks, and what stands before its value; else the label and `with`. */
	readonly question?: {readonly asks: string; readonly beforeValue: string};
	/** `stopping`: shown on the row until the engine replies. */
	readonly doing: string;
	/** `stopped`: for the messages, with the name after it: `stopped api`. */
	readonly done: string;
	/** What is done to it, where `done` says no more than that: `sent SIGHUP to api`, `set memory limit of api`. */
	readonly object?: readonly [what: string, before: string];
	/** What it makes, of the name that is typed: `created volume data`. */
	readonly makes?: string;
	/** What it is with such options, where that is another thing to do. */
	readonly withOptions?: (options: ActionOptions) => Action;
	readonly danger: 'none' | 'ask';
	/** What does it for good where systemd runs the container: `systemctl stop`. */
	readonly unitVerb?: 'stop' | 'restart';
	/** What the engine's API must have for it. */
	readonly needs?: keyof NonNullable<HostInfo['lacks']>;
	/** Of a compose project: what others need is taken first, or last. */
	readonly order?: Direction;
	readonly toggles?: readonly Toggle[];
	/** A value to choose first, e.g. kill's signal; the first is the default. */
	readonly choices?: {
		readonly option: string;
		readonly title: string;
		readonly values: ReadonlyArray<{value: string; hint: string}>;
		/** What one target has now: the choice begins there. */
		readonly current?: (details: Details) => string;
	};
	/** With marks it still acts on the row under the cursor only: two can't get one name. */
	readonly isForOne?: boolean;
	/** Text to type first, e.g. rename's new name. */
	readonly input?: {
		readonly option: string;
		readonly label: string;
		/** What is there now, of one target; its details, once they are known. */
		readonly initial?: (target: Target, details: Details | undefined) => string;
		/** The same in words, of what can be none. */
		readonly now?: (details: Details) => SafeText;
		/** What is wrong with it, in a sentence; undefined: nothing. */
		readonly problem?: (text: string) => SafeText | undefined;
	};
	/** Why there is no use in it now. It is done all the same: the engine knows better. */
	readonly needless?: (target: Target) => SafeText | undefined;
	/** What it would do, for its question. */
	readonly consequence?: (target: Target, options: ActionOptions) => SafeText | undefined;
	/** True, or the sentence that says why not. */
	readonly allowed: (target: Target, options: ActionOptions) => true | SafeText;
	/** A SafeText that it resolves with is told behind the name: ` to 512m`. */
	readonly run: (
		engine: Engine,
		target: Target,
		options: ActionOptions,
		signal: AbortSignal,
	) => Promise<unknown>;
};
