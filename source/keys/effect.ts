import type {ReportInput} from '../store/fleet/report-slice.js';
import type {Intent, Result} from '../store/messages.js';
import type {ActionOptions, Target} from '../store/view/overlay-slice.js';
import type {UserCommand} from '../store/view/settings.js';
import type {PruneKind} from '../actions/prune.js';
import type {SafeText} from '../text/safe-text.js';

/** What a key press asks of the world outside the store. `app/` carries it out. */
export type Effect =
	| {readonly type: 'effect/quit'}
	| {readonly type: 'effect/suspend'}
	| {readonly type: 'effect/redraw'}
	| {readonly type: 'effect/openDemo'}
	/** The terminal goes to ssh once, which may ask there for a passphrase, or whether a host key is right. */
	| {readonly type: 'effect/unlock'; readonly engine: SafeText}
	| {
			readonly type: 'effect/perform';
			readonly actionId: string;
			readonly targets: readonly Target[];
			readonly options: ActionOptions;
	  }
	/** The terminal goes to a shell in the container, or to its main process. */
	| {
			readonly type: 'effect/openTerminal';
			readonly mode: 'shell' | 'attach';
			readonly target: Target;
			/** It was started a moment ago: what it has said so far is shown too. */
			readonly isNew?: boolean;
	  }
	/** Runs a program of the user's, which is handed the argv as it stands. */
	| {
			readonly type: 'effect/userCommand';
			readonly command: UserCommand;
			readonly target: Target;
			readonly argv: readonly string[];
	  }
	/** The terminal goes to the user's pager, with the log. */
	| {readonly type: 'effect/openPager'}
	/** Asks for a report; one that is being told ends. */
	| {
			readonly type: 'effect/report';
			readonly reportId: string;
			readonly target: Target;
			readonly input: ReportInput;
	  }
	/** Opens the form of a new container, filled from that one. */
	| {readonly type: 'effect/openForm'; readonly id: string; readonly engine?: SafeText}
	/** To the event before (-1) or after (1) the moment that is shown. */
	| {readonly type: 'effect/goToEvent'; readonly by: 1 | -1}
	/** Ends the session with an engine, or begins one again. */
	| {readonly type: 'effect/connect' | 'effect/disconnect'; readonly engine: SafeText}
	/** Tells what happened in that time, as far as it is known. */
	| {readonly type: 'effect/incident'; readonly fromMs: number; readonly toMs: number}
	/** Asks the engine what nobody uses of those kinds, and then the user whether it is to go. */
	| {readonly type: 'effect/askPrune'; readonly kinds: readonly PruneKind[]; readonly engine?: SafeText}
	/** Somebody typed the number that shows that the screen is seen. */
	| {readonly type: 'effect/enterCode'; readonly text: string}
	/** Nobody looks at the report any more. */
	| {readonly type: 'effect/dropReport'}
	| {readonly type: 'effect/copy'; readonly text: string; readonly what: SafeText};

/** What a press leads to, in order. */
export type Outcome = ReadonlyArray<
	((Intent | Extract<Result, {type: `notes/${string}`}>) & {readonly engine?: SafeText}) | Effect
>;
