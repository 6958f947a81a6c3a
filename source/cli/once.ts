import process from 'node:process';
import {colorLevel} from '../text/color-level.js';
import {safe, safeText, type SafeText} from '../text/safe-text.js';
import {containerGrammar} from '../view/list/container-grammar.js';
import {parseFilter} from '../view/list/list-filter.js';
import {initialState} from '../store/initial-state.js';
import {isAnyKnown} from '../store/seen-from.js';
import type {State} from '../store/state.js';
import {findEngines, originOf} from '../app/find-engine.js';
import type {FoundEngine, FoundEngines} from '../app/found-engine.js';
import {snapshotDocument} from './once-json.js';
import {createBook, lookOnce, takeSeat} from './once-look.js';
import {troubleLines} from './once-trouble.js';
import {columnsWanted, snapshotTable} from './once-table.js';
import type {Options} from '../app/options.js';
import {printOut} from './print-out.js';
import {usualChartSeconds} from '../store/view/screen-slice.js';

/** No row is left out. */
const everyRow = 1_000_000;

/** Prints one snapshot of everything and leaves. Exit status 1, with a sentence on stderr, when an engine can't be reached. */
export async function once(options: Options): Promise<void> {
	const {problem} = parseFilter(options.filter, containerGrammar);
	const found = problem ? `--filter ${options.filter}: ${problem}` : await findEngines(options, process.env);
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
	found.forEach(tellUnverified);
	const state = await lookAtAll(found, options);
	const lines = options.failsOnTrouble ? troubleLines(state) : [];
	if (lines.length > 0) {
		// An engine that wasn't reached is worse: what it would tell isn't known.
		process.exitCode ??= 3;
	}

	if (isAnyKnown(state.fleet) || (options.isJson && found.length > 1)) {
		printOut(
			options.isJson
				? `${JSON.stringify(snapshotDocument(state), undefined, '\t')}\n`
				: options.failsOnTrouble
					? lines.map(line => `${line}\n`).join('')
					: snapshotTable(state, {isTerminal: process.stdout.isTTY, hasStats: options.hasStats}),
		);
	}
}

/** None waits for another, and what one doesn't give is missing alone. */
async function lookAtAll(found: FoundEngines, options: Options): Promise<State> {
	const book = createBook(nothingKnown(found, options));
	const seats = found.map((one, place) => takeSeat(one, place, book));
	try {
		const looks = await Promise.all(seats.map(async seat => lookOnce(seat, options.hasStats, tell)));
		const listedAtMs = looks.filter(atMs => atMs !== undefined);
		if (listedAtMs.length < looks.length) {
			process.exitCode = 1;
		}

		// Ages are those of the list: what it says may be over by now.
		book.dispatch({type: 'clock/ticked', atMs: listedAtMs.length > 0 ? Math.min(...listedAtMs) : Date.now()});
		return book.getState();
	} finally {
		seats.forEach(({engine}) => engine.close());
		await Promise.all(found.map(async ({leave}) => leave()));
	}
}

function tellUnverified({address}: FoundEngine): void {
	if (address.tls?.isUnverified) {
		tell(safe`the certificate of ${safeText(address.url)} is not verified: its context says so`);
	}
}

function tell(words: SafeText): void {
	process.stderr.write(`midwatch: ${words}\n`);
}

function nothingKnown([first, ...others]: FoundEngines, options: Options): State {
	const nowMs = Date.now();
	return initialState({
		...originOf(first, nowMs),
		others: others.map((one, index) => originOf(one, nowMs, index + 1)),
		settings: options.config?.settings,
		list: {filter: options.filter, sort: options.sort, isRunningOnly: options.isRunningOnly},
		screen: {
			columns: columnsWanted(process.env, process.stdout.columns),
			rows: everyRow,
			colorLevel: colorLevel({env: process.env, isTty: process.stdout.isTTY, isWanted: options.hasColor}),
			isUnicode: true,
			isReadOnly: true,
			isCpuOfHost: false,
			chartSeconds: usualChartSeconds,
			isSlow: false,
		},
	});
}
