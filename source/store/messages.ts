import type {BudgetFact} from './budget.js';
import type {ConnectionFact} from './connection.js';
import type {ContainersFact} from './containers.js';
import type {EventsFact} from './events.js';
import type {InspectionFact} from './inspection.js';
import type {LogsFact} from './logs.js';
import type {NotesFact} from './notes.js';
import type {PendingFact} from './pending.js';
import type {ProcessesFact} from './processes.js';
import type {Origin} from './initial-state.js';
import type {UsageFact} from './usage.js';
import type {FocusIntent} from './focus.js';
import type {ListsIntent} from './lists.js';
import type {LogSaveFact, LogViewIntent} from './log-view.js';
import type {OverlayIntent} from './overlay.js';
import type {ReportFact} from './report.js';
import type {ResourcesFact} from './resources.js';
import type {ScreenIntent} from './screen.js';

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
