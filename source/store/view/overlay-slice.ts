import type {ThemeName} from '../../text/theme-names.js';
import type {Draft} from '../../text/edit-draft.js';
import type {SafeText} from '../../text/safe-text.js';
import type {SwarmTask} from '../../engine/parse/swarm-task.js';
import type {ContainerState, SystemdUnit} from '../../engine/types.js';
import type {RunForm} from '../../engine/run/run-form.js';
import type {Unused} from '../../engine/api/unused-objects.js';
import type {LogSave} from '../fleet/saves-slice.js';
import type {LogRange, LogScope} from './log-view-slice.js';
import type {UserCommand} from './settings.js';
import type {ListEntry} from './lists-slice.js';

/** What an action is about, frozen when its question opens. */
export type Target = {
	/** The engine that it is on; left out of the first one's. */
	readonly engine?: SafeText;
	readonly kind:
		| 'container'
		| 'image'
		| 'volume'
		| 'network'
		| 'found'
		| 'event'
		| 'disk'
		| 'engine'
		| 'service'
		| 'node'
		| 'row';
	readonly id: string;
	readonly name: SafeText;
	readonly state?: ContainerState;
	readonly unit?: SystemdUnit;
	readonly task?: SwarmTask;
	/** Of a service or a node of a swarm: as the user has seen it. */
	readonly swarm?: {
		readonly revision: number;
		readonly tasks: number;
		readonly replicas?: number | undefined;
		readonly hasPrevious?: boolean;
		/** What draining the node does. */
		readonly moves?: SafeText;
	};
	/** The project whose heading stood for it. */
	readonly project?: SafeText;
	/** Of an image: the tag that its row is about. It may have others. */
	readonly tag?: SafeText;
	/** Of what has no id but its name: when it was made. */
	readonly createdAtMs?: number;
};

/** By what it is known while it is acted on, and to the row it came from. Containers' ids tell their engines apart. */
export function keyOf({kind, id, tag, engine}: Target): string {
	return kind === 'container' ? id : rowKey(tag ?? id, engine);
}

/** The key of a row about what has an id on its engine only. */
export function rowKey(id: string, engine: SafeText | undefined): string {
	return engine === undefined ? id : `${id}\u0000${engine}`;
}

export type ActionOptions = Readonly<Record<string, string | boolean>>;

export type Choice = {
	readonly label: SafeText;
	readonly hint?: SafeText;
	/** Takes it at once. Where no choice has one, letters find it by its label. */
	readonly key?: string;
	/** Why it can't be taken now. */
	readonly problem?: SafeText;
	readonly answer: Answer;
};

/** From where on logs are shown: also from so long ago, or from a time of day that is asked for. */
export type LogStart = LogRange | {readonly kind: 'ago'; readonly seconds: number} | {readonly kind: 'clock'};

export type LogCopy =
	| {readonly kind: 'line'}
	| {readonly kind: 'shown'}
	| {readonly kind: 'last'; readonly count: number};

/** What choosing a line of a list leads to. */
export type Answer =
	| {readonly kind: 'action'; readonly actionId: string; readonly value: string}
	/** A value that isn't in the list is typed. */
	| {readonly kind: 'actionText'; readonly actionId: string}
	/** What a key does. */
	| {readonly kind: 'command'; readonly command: string}
	/** A program of the user's for the target. */
	| {readonly kind: 'userCommand'; readonly command: UserCommand}
	| {readonly kind: 'order'; readonly list: string; readonly sort: string}
	| {readonly kind: 'copyText'; readonly text: string}
	| {readonly kind: 'logScope'; readonly scope: LogScope}
	| {readonly kind: 'logRange'; readonly from: LogStart}
	| {readonly kind: 'logCopy'; readonly what: LogCopy}
	| {readonly kind: 'logSave'; readonly what: LogSave['what']}
	| {readonly kind: 'theme'; readonly theme: ThemeName};

/** What the text of a prompt is for. */
export type PromptPurpose =
	| {readonly kind: 'action'; readonly actionId: string}
	| {readonly kind: 'report'; readonly reportId: string}
	| {readonly kind: 'logSave'; readonly what: LogSave['what']}
	| {readonly kind: TextUse};

/** Uses of a text that need to know no more. */
export type TextUse =
	| 'filter'
	| 'searchRegistry'
	| 'screenCode'
	| 'inspectSearch'
	| 'inspectPath'
	| 'logSearch'
	| 'logFilter'
	| 'logClock'
	| 'pastMoment'
	| 'incidentRange';

/** The lines of a list as they stood when a question opened: it keeps that order until it is answered. */
type FrozenOrder = {readonly list: string; readonly entries: readonly ListEntry[]};

/** What lies over the panes and takes the keys. The topmost of the stack is the one that answers. */
export type Overlay =
	| {
			readonly kind: 'confirm';
			readonly actionId: string;
			readonly targets: readonly Target[];
			readonly options: ActionOptions;
			/** Place of the first target shown, where they are more than there is room for. */
			readonly scroll?: number;
			readonly order?: FrozenOrder;
	  }
	| {
			readonly kind: 'choose';
			readonly title: SafeText;
			readonly choices: readonly Choice[];
			readonly cursor: number;
			/** Letters of a label, as far as they were typed. */
			readonly typed?: string;
			readonly targets: readonly Target[];
			readonly order?: FrozenOrder;
	  }
	| {
			readonly kind: 'prompt';
			readonly label: SafeText;
			readonly draft: Draft;
			readonly purpose: PromptPurpose;
			/** The text is used at each change, not only at enter. */
			readonly isLive: boolean;
			/** What `esc` goes back to. */
			readonly before: string;
			readonly problem?: SafeText;
			readonly targets: readonly Target[];
	  }
	| {readonly kind: 'palette'; readonly draft: Draft; readonly cursor: number}
	/** `list`: whose columns, and how many there are. */
	| {
			readonly kind: 'columns';
			readonly list: string;
			readonly count: number;
			readonly cursor: number;
	  }
	/** All that a prune would remove, each named. `isNamedToo`: also images with a tag and volumes with a name. */
	| {
			readonly kind: 'prune';
			/** Where there are several. */
			readonly engine?: SafeText;
			readonly unused: readonly Unused[];
			readonly isNamedToo: boolean;
			readonly scroll: number;
	  }
	/**
	 * A new container, being described. The cursor goes over its fields, then what is kept, then the lines for a shell.
	 * `completing`: what was typed before its completion began.
	 */
	| (RunForm & {
			readonly kind: 'form';
			/** On which it is to be made, where there are several. */
			readonly engine?: SafeText;
			readonly cursor: number;
			readonly caret: number;
			readonly completing?: string;
			readonly problem?: SafeText;
			readonly isUnmasked?: boolean;
	  })
	/** The inspect page of one target: which tab, what is folded away, which part by `path`, what is searched. */
	| {
			readonly kind: 'inspect';
			readonly target: Target;
			readonly tab: string;
			readonly cursor: number;
			readonly folded: ReadonlySet<string>;
			readonly path: string;
			readonly search: string;
			readonly isUnmasked: boolean;
	  }
	/** What `fleet.report` tells; without a place it follows the end. */
	| {readonly kind: 'report'; readonly scroll?: number; readonly isUnmasked?: boolean}
	/** `draft`: what is searched for in it. */
	| {readonly kind: 'help'; readonly scroll: number; readonly draft?: Draft}
	| {readonly kind: 'messages'; readonly scroll: number};

export type OverlayState = {
	readonly stack: readonly Overlay[];
	/** What was typed last for each purpose. */
	readonly last: ReadonlyMap<string, string>;
};

/** Texts of one purpose are recalled for it alone. */
export function purposeKey(purpose: PromptPurpose): string {
	const {kind} = purpose;
	return kind === 'action' ? purpose.actionId : kind === 'report' ? purpose.reportId : kind;
}

export type OverlayIntent =
	| {readonly type: 'overlay/opened'; readonly overlay: Overlay}
	/** The topmost takes a new shape: a letter typed, a cursor moved, an option toggled. */
	| {readonly type: 'overlay/changed'; readonly overlay: Overlay}
	/** `kept`: what was typed in it, to be recalled. */
	| {readonly type: 'overlay/closed'; readonly kept?: string};

export function reduceOverlay(state: OverlayState, intent: OverlayIntent): OverlayState {
	switch (intent.type) {
		case 'overlay/opened': {
			return {...state, stack: [...state.stack, intent.overlay]};
		}

		case 'overlay/changed': {
			return {...state, stack: [...state.stack.slice(0, -1), intent.overlay]};
		}

		case 'overlay/closed': {
			return {stack: state.stack.slice(0, -1), last: remembered(state, intent.kept)};
		}
	}
}

function remembered({stack, last}: OverlayState, text = ''): OverlayState['last'] {
	const top = stack.at(-1);
	return top?.kind === 'prompt' && text.trim() !== ''
		? new Map(last).set(purposeKey(top.purpose), text)
		: last;
}
