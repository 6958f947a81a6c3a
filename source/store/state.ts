import type {BudgetState} from './fleet/budget-slice.js';
import type {ConnectionState} from './fleet/connection-slice.js';
import type {ContainersState} from './fleet/containers-slice.js';
import type {EventsState} from './fleet/events-slice.js';
import type {InspectionState} from './fleet/inspection-slice.js';
import type {KernelState} from './fleet/kernel-slice.js';
import type {LastWordsState} from './fleet/last-words-slice.js';
import type {LogsState} from './fleet/log-state.js';
import type {NotesState} from './fleet/notes-slice.js';
import type {PendingState} from './fleet/pending-slice.js';
import type {ProcessesState} from './fleet/processes-slice.js';
import type {ReportState} from './fleet/report-slice.js';
import type {ResourcesState} from './fleet/resources-slice.js';
import type {SavesState} from './fleet/saves-slice.js';
import type {UsageState} from './fleet/usage-slice.js';
import type {SafeText} from '../text/safe-text.js';
import type {FocusState} from './view/focus-slice.js';
import type {ListsState} from './view/lists-slice.js';
import type {LogViewState} from './view/log-view-slice.js';
import type {OverlayState} from './view/overlay-slice.js';
import type {PastState} from './view/past-slice.js';
import type {ScreenState} from './view/screen-slice.js';
import type {Settings} from './view/settings.js';
import type {WhyState} from './view/why-slice.js';

/** What of a fleet is one engine's alone. */
export type EnginePart = {
	readonly connection: ConnectionState;
	readonly resources: ResourcesState;
	readonly containers: Pick<ContainersState, 'isKnown' | 'problem'>;
	readonly events: Omit<EventsState, 'recent'>;
	readonly kernel: Omit<KernelState, 'byId' | 'kills'>;
	readonly usage: Omit<UsageState, 'byId' | 'settled'>;
};

/**
 * What the engines and the clock have told us so far, and what came of what we asked for, as seen from one of the
 * engines (`seenFrom`). With one engine that is all there is to it.
 */
export type Fleet = {
	/** What time it is by our own clock; what an engine has dated is compared with `engineNowMs(fleet)`. */
	readonly ourNowMs: number;
	readonly budget: BudgetState;
	readonly connection: ConnectionState;
	/** What the other engines say of themselves, by their names. */
	readonly others: ReadonlyMap<SafeText, EnginePart>;
	readonly containers: ContainersState;
	readonly inspection: InspectionState;
	readonly report: ReportState;
	readonly resources: ResourcesState;
	readonly usage: UsageState;
	readonly processes: ProcessesState;
	readonly kernel: KernelState;
	readonly lastWords: LastWordsState;
	readonly logs: LogsState;
	readonly events: EventsState;
	readonly pending: PendingState;
	readonly saves: SavesState;
	readonly notes: NotesState;
};

/** How the user looks at it. */
export type View = {
	readonly screen: ScreenState;
	readonly lists: ListsState;
	readonly focus: FocusState;
	readonly overlay: OverlayState;
	readonly logView: LogViewState;
	readonly why: WhyState;
	readonly past: PastState;
	readonly settings: Settings;
};

export type State = {readonly fleet: Fleet; readonly view: View};
