import type {SegmentSource, Stretch} from '../record/recording.js';
import type {Store} from '../store/open-store.js';
import {emptyFleet} from '../store/initial-state.js';
import {createRedactor} from '../text/redact.js';
import {safe} from '../text/safe-text.js';
import {incidentLines, momentWords} from '../view/incident/incident-page.js';
import {incidentOf} from '../view/incident/incident.js';

/** Tells what happened in a time as a report on the screen, without secrets. */
export function tellIncident(store: Store, sources: readonly SegmentSource[], stretch: Stretch): void {
	const {fleet, view} = store.getState();
	const serial = fleet.report.serial + 1;
	const title = safe`Incident report, ${momentWords(stretch.fromMs)} to ${momentWords(stretch.toMs)}`;
	store.dispatch({type: 'report/began', serial, title, id: 'incident', input: ''});
	const incident = incidentOf(sources, stretch, {
		fleet: emptyFleet({...fleet.connection, ourNowMs: stretch.fromMs}),
		view,
	});
	if (incident) {
		store.dispatch({type: 'report/told', serial, lines: incidentLines(incident, createRedactor())});
	}

	const ending = incident
		? undefined
		: ({text: safe`nothing was recorded in that time`, tone: 'bad'} as const);
	store.dispatch({type: 'report/ended', serial, ending});
}
