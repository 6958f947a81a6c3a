import {hookLimitMs, tellAlerts} from './alerts/tell-alerts.js';
import {createRunHelper} from './effects/run-helper.js';
import {usualSettings, type Settings} from '../store/view/settings.js';
import {createFileSink, type FileSink} from '../record/file-sink.js';
import {hostname} from 'node:os';
import process from 'node:process';
import {createDockerEngine} from '../engine/docker-engine.js';
import {clock} from '../feeds/clock-feed.js';
import {connection} from '../feeds/connection-feed.js';
import {containers} from '../feeds/containers-feed.js';
import {details} from '../feeds/details-feed.js';
import {health} from '../feeds/health-feed.js';
import {kernel} from '../feeds/kernel-feed.js';
import {lastWords} from '../feeds/last-words-feed.js';
import {pastEvents} from '../feeds/past-events-feed.js';
import {supervise} from '../feeds/supervise.js';
import {usage} from '../feeds/usage-feed.js';
import {createRecorder} from '../record/recorder.js';
import {folderOfEngine, keepWithin, listSegments, type Bounds} from '../record/segment-files.js';
import {thinNext} from '../record/thin-folder.js';
import {initialState} from '../store/initial-state.js';
import {noScreen} from '../store/no-screen.js';
import type {Store} from '../store/open-store.js';
import {createStore} from '../store/store.js';
import {counted, formatBytes, formatClock} from '../text/format.js';
import {safe, safeText, type SafeText} from '../text/safe-text.js';
import {lockFolder} from '../util/folder-lock.js';
import {wait} from '../util/wait.js';
import {originOf} from './find-engine.js';
import type {FoundEngine} from './found-engine.js';
import {keepSmall} from './limit-heap.js';
import {makeFolder} from './make-folder.js';
import {recordLastWords} from './record-last-words.js';

export type RecordOptions = Bounds & {
	/** The folder of all recordings. */
	readonly directory: string;
	readonly version: string;
	/** What the user's settings say of alerts and limits. */
	readonly settings?: Settings;
};

/** What is worth recording: all that the list tells, and nothing that only a pane shows. */
const recorded = [clock, connection, containers, details, health, kernel, lastWords, pastEvents, usage];

const tellEveryMs = 60_000;
const tidyEveryMs = 60_000;

/**
 * Records what an engine does until the signal comes, without a screen. Gives the sentence that says why it can't,
 * where it can't. One line a minute tells how it goes.
 */
export async function recordEngine(
	found: FoundEngine,
	{directory, version, settings = usualSettings, ...bounds}: RecordOptions,
	tell: (line: SafeText) => void,
	signal: AbortSignal,
): Promise<string | undefined> {
	const {label, url} = found.address;
	const folder = folderOfEngine(directory, url);
	makeFolder(folder);
	const unlock = await lockFolder(folder, process.pid);
	if (typeof unlock === 'string') {
		return unlock;
	}

	keepSmall();
	const sink = await openSink(folder, tell);
	const recorder = createRecorder(sink, {
		version,
		engine: {label, url, host: hostname()},
		monotonicMs: () => performance.now(),
	});
	const engine = createDockerEngine(found.address, {isReadOnly: true});
	const store = createStore(initialState({...originOf(found, Date.now()), screen: noScreen, settings}));
	store.onChange(({fleet}, message) => recorder.saw(fleet, message));
	supervise(recorded, store, {...store, engine}, signal);
	const words = recordLastWords(store, engine, recorder.keepLastWords, signal);
	const endAlerts = recordAlerts(store, settings, tell);
	tell(safe`recording ${safeText(url)} into ${safeText(folder)}`);
	await keepGoing({folder, bounds, sink, store, tell}, signal);
	await words;
	endAlerts();
	recorder.close();
	await sink.settled();
	store.close();
	engine.close();
	await found.leave();
	await unlock();
	const problem = sink.problem();
	return problem === undefined ? undefined : `the last of it could not be written: ${problem}`;
}

/** Writes behind what the folder has. */
async function openSink(folder: string, tell: (line: SafeText) => void): Promise<FileSink> {
	const segments = await listSegments(folder);
	return createFileSink(folder, (segments.at(-1)?.number ?? 0) + 1, problem =>
		tell(problem === undefined ? safe`writing again` : safe`nothing is written: ${problem}`),
	);
}

/** Alerts that need no screen: the hook's. */
function recordAlerts(store: Store, {alerts}: Settings, tell: (line: SafeText) => void): () => void {
	const run = createRunHelper(hookLimitMs);
	return tellAlerts(store, {...alerts, bell: false, notify: 'off'}, {run, tell, isInTmux: false});
}

type Recording = {
	readonly folder: string;
	readonly bounds: Bounds;
	readonly sink: FileSink;
	readonly store: Store;
	readonly tell: (line: SafeText) => void;
};

/** Keeps the folder within its bounds, and tells how it goes, until the signal comes. */
async function keepGoing({folder, bounds, sink, store, tell}: Recording, signal: AbortSignal): Promise<void> {
	let toldAtMs = performance.now();
	const thinned = new Map<string, number>();
	while (!signal.aborted) {
		await wait(Math.min(tidyEveryMs, tellEveryMs), signal);
		await keepWithin(folder, bounds, Date.now()).catch(() => 0);
		await thinNext(folder, thinned, Date.now()).catch(() => false);
		if (!signal.aborted && performance.now() - toldAtMs >= tellEveryMs) {
			toldAtMs = performance.now();
			tell(statusLine(store, sink, await listSegments(folder), bounds));
		}
	}
}

function statusLine(
	store: Store,
	sink: FileSink,
	segments: ReadonlyArray<{readonly bytes: number}>,
	{maxBytes}: Bounds,
): SafeText {
	const {fleet} = store.getState();
	const kept = formatBytes(segments.reduce((sum, {bytes}) => sum + bytes, 0));
	const problem = sink.problem();
	const state =
		fleet.connection.status === 'up'
			? counted(fleet.containers.byId.size, 'container')
			: safe`the engine is ${safeText(fleet.connection.status)}`;
	return problem === undefined
		? safe`${formatClock(fleet.ourNowMs)} ${state}, ${kept} of ${formatBytes(maxBytes)}`
		: safe`${formatClock(fleet.ourNowMs)} ${state}, nothing is written: ${problem}`;
}
