import type {BudgetFact} from './fleet/budget-slice.js';
import type {ConnectionFact} from './fleet/connection-slice.js';
import type {ContainersFact} from './fleet/containers-slice.js';
import type {EventsFact} from './fleet/events-slice.js';
import type {InspectionFact} from './fleet/inspection-slice.js';
import type {LastWordsFact} from './fleet/last-words-slice.js';
import type {LogsFact} from './fleet/logs-slice.js';
import type {NotesFact} from './fleet/notes-slice.js';
import type {PendingFact} from './fleet/pending-slice.js';
import type {ProcessesFact} from './fleet/processes-slice.js';
import type {Origin} from './initial-state.js';
import type {UsageFact} from './fleet/usage-slice.js';
import type {FocusIntent} from './view/focus-slice.js';
import type {ListsIntent} from './view/lists-slice.js';
import type {LogSaveFact, LogViewIntent} from './view/log-view-slice.js';
import type {OverlayIntent} from './view/overlay-slice.js';
import type {ReportFact} from './fleet/report-slice.js';
import type {ResourcesFact} from './fleet/resources-slice.js';
import type {ScreenIntent} from './view/screen-slice.js';

export type ClockFact = {readonly type: 'clock/ticked'; readonly atMs: number};

/** From here on the facts are another engine's. */
export type SessionFact = {readonly type: 'session/began'; readonly origin: Origin};

/** Came in from outside: the engine's word, or the clock's. */
export type Fact =
	| BudgetFact
	| ClockFact
	| ConnectionFact
	| ContainersFact
	| EventsFact
	| LastWordsFact
	| LogsFact
	| LogSaveFact
	| NotesFact
	| PendingFact
	| ProcessesFact
	| InspectionFact
	| ReportFact
	| ResourcesFact
	| SessionFact
	| UsageFact;

/** The user's wish about the view. */
export type Intent = FocusIntent | ListsIntent | LogViewIntent | OverlayIntent | ScreenIntent;

export type Message = Fact | Intent;
