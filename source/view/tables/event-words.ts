import type {EngineEvent} from '../../engine/types.js';
import {formatSpan} from '../../text/format.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';

/** What an event's words need beside it. */
type EventContext = {
	/** The container of a network's or a volume's event. */
	readonly container?: SafeText;
	/** How long a container that ended had run. */
	readonly ranMs?: number;
};

type Words = SafeText | ((event: EngineEvent, context: EventContext) => SafeText);

const ended: Words = ({exitCode}, {ranMs}) => {
	const code = exitCode === undefined ? safe`` : safe` ${exitCode}`;
	return ranMs === undefined ? safe`exited${code}` : safe`exited${code} after ${formatSpan(ranMs)}`;
};

const health: Words = ({detail}) =>
	detail === undefined
		? safe`health checked`
		: detail === 'unhealthy'
			? safe`turned unhealthy`
			: safe`turned ${detail}`;

/** What is said of every kind, and what of one alone. */
const common: Readonly<Record<string, Words>> = {
	create: safe`created`,
	destroy: safe`removed`,
	remove: safe`removed`,
	prune: safe`pruned`,
	update: safe`updated`,
};

const words: {readonly [Kind in EngineEvent['kind']]?: Readonly<Record<string, Words>>} = {
	container: {
		start: safe`started`,
		stop: safe`stopped`,
		restart: safe`restarted`,
		die: ended,
		died: ended,
		kill: ({attributes}) => safe`sent ${signalName(attributes['signal'])}`,
		oom: safe`ran out of memory`,
		pause: safe`paused`,
		unpause: safe`unpaused`,
		rename: ({attributes}) =>
			safe`renamed from ${safeText((attributes['oldName'] ?? safe`another name`).replace(/^\//, ''))}`,
		health_status: health,
		attach: safe`attached to`,
		detach: safe`detached from`,
		commit: safe`committed to an image`,
		copy: safe`files copied`,
		export: safe`exported`,
		init: safe`set up`,
		cleanup: safe`cleaned up`,
	},
	image: {
		pull: safe`pulled`,
		push: safe`pushed`,
		tag: safe`tagged`,
		untag: safe`tag removed`,
		delete: safe`removed`,
		import: safe`imported`,
		load: safe`loaded`,
		save: safe`saved`,
	},
	network: {
		connect: (_event, {container}) => safe`connected ${container ?? safe`a container`}`,
		disconnect: (_event, {container}) => safe`disconnected ${container ?? safe`a container`}`,
	},
	volume: {
		mount: ({attributes}, {container}) => {
			const at = attributes['destination'];
			const by = safe`mounted by ${container ?? safe`a container`}`;
			return at === undefined ? by : safe`${by} at ${at}`;
		},
		unmount: (_event, {container}) => safe`unmounted by ${container ?? safe`a container`}`,
	},
	daemon: {reload: safe`settings reloaded`},
};

/** `exited 3 after 41 s`, `connected api-1`: what happened, in words. What is of no known kind says what the engine calls it. */
export function eventWords(event: EngineEvent, context: EventContext): SafeText {
	const {kind, action, detail} = event;
	const known = [words[kind] ?? {}, common].find(table => Object.hasOwn(table, action))?.[action];
	if (known !== undefined) {
		return typeof known === 'function' ? known(event, context) : known;
	}

	return detail === undefined ? action : safe`${action}: ${detail}`;
}

/** How long a container that ended had run: the time between the two events, which are both told; else by the engine. */
export function ranMs({attributes, atMs}: EngineEvent, startedAtMs: number | undefined): number | undefined {
	const seconds = attributes['execDuration'];
	return startedAtMs !== undefined && startedAtMs <= atMs
		? atMs - startedAtMs
		: seconds !== undefined && /^\d{1,10}$/.test(seconds)
			? Number(seconds) * 1000
			: undefined;
}

const signals: Readonly<Record<string, SafeText>> = {
	1: safe`SIGHUP`,
	2: safe`SIGINT`,
	3: safe`SIGQUIT`,
	6: safe`SIGABRT`,
	9: safe`SIGKILL`,
	10: safe`SIGUSR1`,
	12: safe`SIGUSR2`,
	15: safe`SIGTERM`,
	28: safe`SIGWINCH`,
};

function signalName(signal: SafeText | undefined): SafeText {
	return signal === undefined
		? safe`a signal`
		: Object.hasOwn(signals, signal)
			? signals[signal]!
			: safe`signal ${signal}`;
}
