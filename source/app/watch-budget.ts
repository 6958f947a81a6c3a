import process from 'node:process';
import type {Store} from '../store/open-store.js';
import type {Sessions} from './sessions.js';
import type {Terminal} from '../terminal/terminal.js';

const measureEveryMs = 5000;

/** Tells every few seconds what midwatch itself has cost since the last time. */
export function watchBudget(store: Store, sessions: Sessions, terminal: Terminal): () => void {
	let before = take(sessions, terminal);
	const timer = setInterval(() => {
		const now = take(sessions, terminal);
		const seconds = (now.atMs - before.atMs) / 1000;
		store.dispatch({
			type: 'budget/measured',
			budget: {
				cpuPercent: ((now.cpuMicros - before.cpuMicros) / 1e6 / seconds) * 100,
				residentBytes: process.memoryUsage.rss(),
				bytesPerSecond: (now.bytes - before.bytes) / seconds,
				// Another engine counts from 0.
				requestsPerSecond: Math.max(0, now.requests - before.requests) / seconds,
				framesDropped: terminal.counts().framesDropped,
			},
		});
		before = now;
	}, measureEveryMs);
	return () => clearInterval(timer);
}

function take(sessions: Sessions, terminal: Terminal) {
	const {user, system} = process.cpuUsage();
	return {
		atMs: performance.now(),
		cpuMicros: user + system,
		bytes: terminal.counts().bytesWritten,
		requests: sessions.requests(),
	};
}
