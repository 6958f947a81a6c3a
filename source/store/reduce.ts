import {reduceBudget} from './fleet/budget-slice.js';
import {reduceConnection} from './fleet/connection-slice.js';
import {reduceContainers} from './fleet/containers-slice.js';
import {byEngineMs, engineNowMs} from './engine-now.js';
import {reduceEvents} from './fleet/events-slice.js';
import {reduceFocus} from './view/focus-slice.js';
import {reduceListsInTime} from './view/marks-of-now.js';
import {emptyFleet, type Origin} from './initial-state.js';
import {reduceInspection} from './fleet/inspection-slice.js';
import {reduceKernel} from './fleet/kernel-slice.js';
import {reduceLastWords} from './fleet/last-words-slice.js';
import {reduceLogs, tickLogs} from './fleet/logs-slice.js';
import {reduceLogView} from './view/log-view-slice.js';
import {reduceNotes} from './fleet/notes-slice.js';
import {reduceOverlay} from './view/overlay-slice.js';
import {reducePending} from './fleet/pending-slice.js';
import {reduceProcesses} from './fleet/processes-slice.js';
import {reduceReport} from './fleet/report-slice.js';
import {reduceResources} from './fleet/resources-slice.js';
import {reduceSaves} from './fleet/saves-slice.js';
import {partOf} from './seen-from.js';
import {byEngine, stepSlices, type Reducer} from './step-slices.js';
import {reduceScreen} from './view/screen-slice.js';
import {reducePast} from './view/past-slice.js';
import {reduceWhy} from './view/why-slice.js';
import type {Fleet, View} from './state.js';
import {reduceUsage} from './fleet/usage-slice.js';

/** A message's first word names the slice it is for. */
const fleetReducers = {
	budget: reduceBudget,
	connection: reduceConnection,
	containers: reduceContainers,
	events: reduceEvents,
	kernel: reduceKernel,
	lastWords: reduceLastWords,
	logs: reduceLogs,
	notes: reduceNotes,
	pending: reducePending,
	processes: reduceProcesses,
	inspection: reduceInspection,
	report: reduceReport,
	resources: reduceResources,
	saves: reduceSaves,
	usage: reduceUsage,
} as const satisfies {[Key in keyof Omit<Fleet, 'ourNowMs' | 'others'>]: Reducer<Fleet[Key]>};

/** Each of the view's slices, by the first word of its intents. */
const viewReducers = {
	focus: reduceFocus,
	lists: reduceListsInTime,
	logView: reduceLogView,
	overlay: reduceOverlay,
	screen: reduceScreen,
	why: reduceWhy,
	past: reducePast,
} as const satisfies {[Key in keyof Omit<View, 'settings'>]: Reducer<View[Key]>};

/** Slices that take note of what is another's. */
const alsoFor = {
	'events/happened': ['containers', 'logs', 'pending'],
	'events/recalled': ['containers'],
	'containers/listed': ['logs'],
	'past/went': ['lists'],
} as const;

const stepOne = stepSlices({fleet: fleetReducers, view: viewReducers, alsoFor});

/** The one step of everything midwatch knows: a state and a message give the next state. */
export const reduce = byEngine((state, message) => {
	if (message.type === 'clock/ticked') {
		const usage = {...state.fleet.usage, settled: state.fleet.usage.byId};
		const {connection} = state.fleet;
		const logs = tickLogs(state.fleet.logs, engineNowMs(state.fleet), byEngineMs(connection, message.atMs));
		return {...state, fleet: {...state.fleet, ourNowMs: message.atMs, usage, logs}};
	}

	if (message.type === 'session/began') {
		return {...state, fleet: emptyFleet(message.origin)};
	}

	return message.type === 'session/joined'
		? {...state, fleet: withOneMore(state.fleet, message.origin)}
		: stepOne(state, message);
});

/** What was the only engine's names it from now on. */
function withOneMore(fleet: Fleet, origin: Origin): Fleet {
	const {others, containers, connection} = fleet;
	const byId = new Map(
		[...containers.byId].map(([id, one]) => [id, {...one, engine: one.engine ?? connection.label}]),
	);
	return {
		...fleet,
		others: new Map(others).set(origin.label, partOf(emptyFleet(origin))),
		containers: {...containers, byId},
	};
}
