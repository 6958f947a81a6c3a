import type {BudgetResult} from './fleet/budget-slice.js';
import type {ConnectionFact, ConnectionIntent} from './fleet/connection-slice.js';
import type {ContainersFact} from './fleet/containers-slice.js';
import type {EventsFact} from './fleet/events-slice.js';
import type {InspectionResult} from './fleet/inspection-slice.js';
import type {KernelFact} from './fleet/kernel-slice.js';
import type {LastWordsFact} from './fleet/last-words-slice.js';
import type {LogFindsResult} from './fleet/log-finds.js';
import type {LogMarked} from './fleet/log-state.js';
import type {LogsFact} from './fleet/logs-slice.js';
import type {NotesResult} from './fleet/notes-slice.js';
import type {PendingResult} from './fleet/pending-slice.js';
import type {ProcessesResult} from './fleet/processes-slice.js';
import type {Origin} from './initial-state.js';
import type {ReportResult} from './fleet/report-slice.js';
import type {SafeText} from '../text/safe-text.js';
import type {ResourcesResult} from './fleet/resources-slice.js';
import type {SavesIntent, SavesResult} from './fleet/saves-slice.js';
import type {UsageFact} from './fleet/usage-slice.js';
import type {FocusIntent} from './view/focus-slice.js';
import type {ListsIntent} from './view/lists-slice.js';
import type {LogViewIntent} from './view/log-view-slice.js';
import type {OverlayIntent} from './view/overlay-slice.js';
import type {PastIntent} from './view/past-slice.js';
import type {ScreenIntent} from './view/screen-slice.js';
import type {WhyIntent} from './view/why-slice.js';

type ClockFact = {readonly type: 'clock/ticked'; readonly atMs: number};

/** From here on the facts are another engine's; or one more engine is there. */
type SessionFact = {readonly type: 'session/began' | 'session/joined'; readonly origin: Origin};

/**
 * Came in from outside: the engine's word, or the clock's. Plain data that can be written to a file and gives the same
 * state when it is read back; log lines are the bytes that came, which are valid only until the fact is dispatched.
 */
export type Fact =
	| ClockFact
	| ConnectionFact
	| ContainersFact
	| EventsFact
	| KernelFact
	| LastWordsFact
	| LogsFact
	| SessionFact
	| UsageFact;

/** What came of what we asked for, or looked for ourselves: an action, a report, a table, a search, our own budget. */
export type Result =
	| BudgetResult
	| InspectionResult
	| LogFindsResult
	| NotesResult
	| PendingResult
	| ProcessesResult
	| ReportResult
	| ResourcesResult
	| SavesResult;

/** The user's wish. */
export type Intent =
	| ConnectionIntent
	| FocusIntent
	| ListsIntent
	| LogMarked
	| LogViewIntent
	| OverlayIntent
	| PastIntent
	| SavesIntent
	| ScreenIntent
	| WhyIntent;

/** `engine`: whose session it comes from, or whose it is about; left out, that of the engine that the state is seen from. */
export type Message = (Fact | Result | Intent) & {readonly engine?: SafeText};
