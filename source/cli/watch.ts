import {once} from 'node:events';
import process from 'node:process';
import {findEngines, originOf} from '../app/find-engine.js';
import type {FoundEngines} from '../app/found-engine.js';
import {keepSmall} from '../app/limit-heap.js';
import type {Options} from '../app/options.js';
import {beginSessions} from '../app/sessions.js';
import {initialState} from '../store/initial-state.js';
import {noScreen} from '../store/no-screen.js';
import type {State} from '../store/state.js';
import {createStore} from '../store/store.js';
import {containerGrammar} from '../view/list/container-grammar.js';
import {parseFilter} from '../view/list/list-filter.js';
import {changesBetween, type Change} from '../view/changes.js';
import {changeLine} from './watch-lines.js';

/** What a reader that doesn't read keeps waiting, in bytes; the rest is left out, and told. */
const mostWaiting = 4 * 1024 * 1024;

/** A pipe is told so often that the watch goes on. */
const aliveEveryMs = 60_000;

/**
 * Prints what changes, a line each, until a signal comes or nobody reads any more: first all that there is. Exit status 0,
 * or 2 with a sentence where it can't begin.
 */
export async function watch(options: Options): Promise<void> {
	const {matches, problem} = parseFilter(options.filter, containerGrammar);
	const found = problem ? `--filter ${options.filter}: ${problem}` : await findEngines(options, process.env);
	if (typeof found === 'string') {
		process.stderr.write(`midwatch: ${found}\n`);
		process.exitCode = 2;
		return;
	}

	keepSmall();
	const store = createStore(startState(found, options));
	const sessions = beginSessions(found, store, {isReadOnly: true});
	const write = createWriter(options.isJson);
	let before: State | undefined;
	const forget = store.published.subscribe(after => {
		// Nothing has been said yet.
		if (before || after.fleet.containers.isKnown || after.fleet.connection.problem) {
			write(changesBetween(before, after, {passes: matches, nowMs: Date.now()}));
			before = after;
		}
	});
	// Who has gone is noticed by a write alone; who listens hears that nothing hangs.
	const beat = setInterval(() => write([], true), aliveEveryMs);
	await leaving();
	clearInterval(beat);
	forget();
	store.close();
	await sessions.end();
}

/** Resolves when it is time to go. */
async function leaving(): Promise<void> {
	const ended = new AbortController();
	const {signal} = ended;
	process.stdout.on('error', () => ended.abort());
	await Promise.race([
		...['SIGINT', 'SIGTERM', 'SIGHUP'].map(async name => once(process, name, {signal})),
		once(signal, 'abort'),
	]).catch(() => undefined);
	ended.abort();
}

type Write = (changes: readonly Change[], isBeat?: boolean) => void;

/** Writes changes; while a slow reader has too much to read they are counted instead. */
function createWriter(isJson: boolean): Write {
	let skipped = 0;
	const told = (kind: string, count?: number) => {
		const time = new Date().toISOString();
		const words = count === undefined ? kind : `${count} changes left out: nobody read them`;
		return isJson ? JSON.stringify({time, kind, count}) : `${time} ${words}`;
	};

	return (changes, isBeat = false) => {
		if (process.stdout.writableLength > mostWaiting) {
			skipped += changes.length;
			return;
		}

		const lines = changes.map(change => (isJson ? JSON.stringify(change) : changeLine(change)));
		if (skipped > 0) {
			lines.unshift(told('skipped', skipped));
			skipped = 0;
		}

		// Who looks at a terminal needs no sign that it goes on.
		if (isBeat && !process.stdout.isTTY) {
			lines.push(told('alive'));
		}

		if (lines.length > 0) {
			process.stdout.write(`${lines.join('\n')}\n`);
		}
	};
}

function startState([first, ...others]: FoundEngines, {config}: Options): State {
	const nowMs = Date.now();
	return initialState({
		...originOf(first, nowMs),
		others: others.map((one, index) => originOf(one, nowMs, index + 1)),
		settings: config?.settings,
		screen: noScreen,
	});
}
