import process from 'node:process';
import {errorMessage} from '../text/error-words.js';
import {createDockerEngine} from '../engine/docker-engine.js';
import {createCgroupSampler} from '../engine/samplers/cgroup-sampler.js';
import {chooseSampler, createEngineSampler} from '../engine/samplers/choose-sampler.js';
import {toSample} from '../engine/samplers/to-sample.js';
import {EngineError} from '../engine/transport/engine-error.js';
import type {Engine} from '../engine/engine.js';
import type {ContainerId, Reading, Sample} from '../engine/types.js';
import {readLastWords} from '../feeds/last-words-feed.js';
import {usageTargets} from '../feeds/usage-targets.js';
import {colorLevel} from '../text/color-level.js';
import {safe, safeText, type SafeText} from '../text/safe-text.js';
import {wait} from '../util/wait.js';
import {clockWords, noticeableMs} from '../view/clock-words.js';
import {containerGrammar} from '../view/list/container-grammar.js';
import {parseFilter} from '../view/list/list-filter.js';
import type {Message} from '../store/messages.js';
import {reduce} from '../store/reduce.js';
import {initialState} from '../store/initial-state.js';
import type {State} from '../store/state.js';
import {findEngine, originOf, type FoundEngine} from '../app/find-engine.js';
import {detailsOf} from './once-details.js';
import {snapshotDocument} from './once-json.js';
import {columnsWanted, snapshotTable} from './once-table.js';
import type {Options} from '../app/options.js';
import {printOut} from './print-out.js';
import {usualChartSeconds} from '../store/view/screen-slice.js';

/** Two readings this far apart make the rates (ms), as `docker stats --no-stream` does. */
const spanMs = 1000;

/** Prints one snapshot of everything and leaves. Exit status 1, with a sentence on stderr, when there is no engine. */
export async function once(options: Options): Promise<void> {
	const {problem} = parseFilter(options.filter, containerGrammar);
	const found = problem ? `--filter ${options.filter}: ${problem}` : await findEngine(options, process.env);
	if (typeof found === 'string') {
		process.stderr.write(`midwatch: ${found}\n`);
		process.exitCode = 2;
		return;
	}

	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		// Who closed the pipe has read enough.
		if (error.code !== 'EPIPE') {
			process.stderr.write(`midwatch: what was found could not be written: ${error.message}\n`);
			process.exitCode = 1;
		}
	});
	if (found.address.tls?.isUnverified) {
		process.stderr.write(
			`midwatch: the certificate of ${safeText(found.address.url)} is not verified: its context says so\n`,
		);
	}

	const engine = createDockerEngine(found.address, {isReadOnly: true});
	try {
		const state = await lookOnce(engine, found, options, words =>
			process.stderr.write(`midwatch: ${words}\n`),
		);
		printOut(
			options.isJson
				? `${JSON.stringify(snapshotDocument(state), undefined, '\t')}\n`
				: snapshotTable(state, {isTerminal: process.stdout.isTTY, hasStats: options.hasStats}),
		);
	} catch (error) {
		const hint = error instanceof EngineError && error.hint ? `: ${error.hint}` : '';
		process.stderr.write(`midwatch: ${errorMessage(error)}${hint}\n`);
		process.exitCode = 1;
	} finally {
		engine.close();
		await found.leave();
	}
}

async function lookOnce(
	engine: Engine,
	found: FoundEngine,
	options: Options,
	tell: (words: SafeText) => void,
): Promise<State> {
	const {signal} = new AbortController();
	const [host, containers] = await Promise.all([engine.info(signal), engine.list(signal)]);
	const listedAtMs = Date.now();
	let state = nothingKnown(found, options, containers.length, listedAtMs);
	const clockOffsetMs = engine.clockOffsetMs();
	state = reduce(state, {type: 'connection/opened', host, clockOffsetMs, atMs: Date.now()});
	if (Math.abs(clockOffsetMs ?? 0) > noticeableMs) {
		tell(safe`the engine's clock is ${clockWords(clockOffsetMs ?? 0)}: ages are by the engine's`);
	}

	state = reduce(state, {type: 'containers/listed', containers});
	const {details, problems} = await detailsOf(engine, containers, signal);
	problems.forEach(tell);
	state = reduce(state, {type: 'containers/detailed', ids: containers.map(({id}) => id), details});
	state = await withLastWords(state, engine, signal);
	const samples = options.hasStats ? await samplesOf(engine, state, signal) : [];
	state = reduce(state, {type: 'usage/sampled', samples, atMs: Date.now()});
	// Ages are those of the list: what it says may be over by now.
	return reduce(state, {type: 'clock/ticked', atMs: listedAtMs});
}

function nothingKnown(found: FoundEngine, options: Options, containerCount: number, ourNowMs: number): State {
	return initialState({
		...originOf(found, ourNowMs),
		list: {filter: options.filter, sort: options.sort, isRunningOnly: options.isRunningOnly},
		screen: {
			columns: columnsWanted(process.env, process.stdout.columns),
			rows: containerCount + 10,
			colorLevel: colorLevel({env: process.env, isTty: process.stdout.isTTY, isWanted: options.hasColor}),
			isUnicode: true,
			isReadOnly: true,
			isCpuOfHost: false,
			chartSeconds: usualChartSeconds,
			isSlow: false,
		},
	});
}

/** What those that ended badly said last; a log that can't be had leaves the exit to stand alone. */
async function withLastWords(before: State, engine: Engine, signal: AbortSignal): Promise<State> {
	let state = before;
	const dispatch = (fact: Message) => {
		state = reduce(state, fact);
	};
	await readLastWords({engine, dispatch, getState: () => state}, signal).catch(() => undefined);
	return state;
}

async function samplesOf(
	engine: Engine,
	state: State,
	signal: AbortSignal,
): Promise<ReadonlyArray<readonly [ContainerId, Sample]>> {
	const hostMemoryBytes = state.fleet.connection.host?.memoryBytes;
	const sampler = engine.address.link
		? createEngineSampler(engine)
		: chooseSampler(engine, hostMemoryBytes, createCgroupSampler({hostMemoryBytes}));
	try {
		const targets = usageTargets(state).map(target => ({...target, isOnScreen: true}));
		const first = await sampler.read(targets, signal);
		await wait(spanMs, signal);
		const second = await sampler.read(targets, signal);
		return [...second].map(([id, reading]: [ContainerId, Reading]) => [id, toSample(first.get(id), reading)]);
	} finally {
		sampler.close();
	}
}
