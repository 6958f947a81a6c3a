import type {ContainerId, EngineEvent} from '../../engine/types.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {shiftStamp} from '../../logs/shift-stamps.js';
import {takeHappening, withSource} from './take-log-lines.js';
import type {LogSource, LogsState} from './log-state.js';

type Words = (name: SafeText, event: EngineEvent) => SafeText | undefined;

/** What becomes of a container says so among its lines. */
const words: Readonly<Record<string, Words>> = {
	start: name => safe`─ ${name} started ─`,
	die: (name, {exitCode}) =>
		exitCode === undefined ? safe`─ ${name} exited ─` : safe`─ ${name} exited ${exitCode} ─`,
	oom: name => safe`─ ${name} ran out of memory ─`,
	pause: name => safe`─ ${name} paused ─`,
	unpause: name => safe`─ ${name} unpaused ─`,
	rename: (name, {name: newName}) =>
		newName === undefined ? undefined : safe`─ ${name} is ${newName} now ─`,
	destroy: name => safe`─ ${name} removed ─`,
	health_status: (name, {detail}) => (detail === undefined ? undefined : safe`─ ${name} is ${detail} ─`),
};

export function noticeEvents(state: LogsState, events: readonly EngineEvent[], aheadSeconds = 0): LogsState {
	let next = state;
	for (const event of events) {
		const source: LogSource | undefined =
			event.kind === 'container' ? next.sources.get(event.subject as ContainerId) : undefined;
		const text =
			source && Object.hasOwn(words, event.action) ? words[event.action]?.(source.name, event) : undefined;
		const changed = source && changedBy(source, event);
		if (changed && changed !== source) {
			next = withSource(next, event.subject as ContainerId, changed);
		}

		if (source && text !== undefined) {
			next = takeHappening(next, source, {stamp: shiftStamp(stampOf(event), -aheadSeconds), text});
		}
	}

	return next;
}

function changedBy(source: LogSource, {action, name}: EngineEvent): LogSource {
	if (action === 'start' && source.status === 'ended') {
		// Its stream will be opened anew: what it says until then belongs before what happens to it next.
		return {...source, status: 'opening', openedAtMs: undefined};
	}

	return action === 'rename' && name !== undefined ? {...source, name} : source;
}

/** `1795486447.123456789` as the engine stamps its lines. */
function stampOf({atMs, atNano}: EngineEvent): string {
	const decimals =
		/\.(\d{9})$/.exec(atNano)?.[1] ??
		String(Math.floor(atMs % 1000))
			.padStart(3, '0')
			.padEnd(9, '0');
	return `${new Date(atMs).toISOString().slice(0, 19)}.${decimals}Z`;
}
