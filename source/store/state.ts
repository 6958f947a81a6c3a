import type {BudgetState} from './budget.js';
import type {ConnectionState} from './connection.js';
import type {ContainersState} from './containers.js';
import type {EventsState} from './events.js';
import type {InspectionState} from './inspection.js';
import type {LogsState} from './log-state.js';
import type {NotesState} from './notes.js';
import type {PendingState} from './pending.js';
import type {ProcessesState} from './processes.js';
import type {ReportState} from './report.js';
import type {ResourcesState} from './resources.js';
import type {UsageState} from './usage.js';
import type {FocusState} from './focus.js';
import type {ListsState} from './lists.js';
import type {LogViewState} from './log-view.js';
import type {OverlayState} from './overlay.js';
import type {ScreenState} from './screen.js';

/** What the engine and the clock have told us so far. */
export type Fleet = {
	readonly nowMs: number;
	readonly budget: BudgetState;
	readonly connection: ConnectionState;
	readonly containers: ContainersState;
	readonly inspection: InspectionState;
	readonly report: ReportState;
	readonly resources: ResourcesState;
	readonly usage: UsageState;
	readonly processes: ProcessesState;
	readonly logs: LogsState;
	readonly events: EventsState;
	readonly pending: PendingState;
	readonly notes: NotesState;
};

/** How the user looks at it. */
export type View = {
	readonly screen: ScreenState;
	readonly lists: ListsState;
	readonly focus: FocusState;
	readonly overlay: OverlayState;
	readonly logView: LogViewState;
};

export type State = {readonly fleet: Fleet; readonly view: View};
