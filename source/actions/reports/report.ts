import type {Engine} from '../../engine/engine.js';
import type {Line} from '../../text/line.js';
import type {SafeText} from '../../text/safe-text.js';
import type {Shortcut} from '../shortcut.js';
import type {ReportInput} from '../../store/fleet/report-slice.js';
import type {Target} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';

export type ReportContext<Input = string> = {
	readonly engine: Engine;
	readonly state: State;
	readonly target: Target;
	/** What it is asked with: what was typed, where it asks for something. */
	readonly input: Input;
	readonly tell: (lines: readonly Line[]) => void;
	/** In place of all that was told: progress. */
	readonly show: (lines: readonly Line[]) => void;
};

/** How a report ended. With `attachTo` the terminal goes to that container next. */
export type Ending = {
	readonly text: SafeText;
	readonly tone: 'good' | 'bad';
	readonly attachTo?: Target;
	/** What was made: the cursor goes there. */
	readonly made?: string;
};

/** Something that is asked about one target and told in lines, read-only unless `changes`. A file each, a line in `report-table.ts`. */
export type Report<Input = ReportInput> = {
	readonly id: string;
	readonly kind: Target['kind'];
	/** None: a form leads to it. */
	readonly shortcut?: Shortcut;
	title(target: Target, input: Input): SafeText;
	/** Text to type first, unless the row under the cursor says it. */
	readonly inputLabel?: string;
	/** It goes on being told: the end is what is looked at. */
	readonly isFollowed?: boolean;
	/** It may change something: not in read-only mode. */
	readonly changes?: boolean;
	/**
	 * What it does, where that is little; else it stands in `report-work.ts`. Resolves with how it ended; what it throws
	 * is told as its end.
	 */
	run?(context: ReportContext<Input>, signal: AbortSignal): Promise<Ending | undefined>;
};

export type ReportRun = NonNullable<Report['run']>;
