// The bars: what each figure is, how it is printed, and what midwatch promises of it.

const ms = value => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const bytes = value => `${Math.round(value).toLocaleString('en')} B`;
const bytesPerSecond = value => `${Math.round(value).toLocaleString('en')} B/s`;
const percent = value => `${value.toFixed(1)} %`;
const megabytes = value => `${value.toFixed(0)} MB`;
const share = value => `${(value * 100).toFixed(0)} %`;

/** In the order of the table. A bar is `atMost` or `atLeast`. */
export const bars = [
	{id: 'first-frame', what: 'exec → first frame with container names', print: ms, atMost: 150},
	{id: 'version', what: 'exec → exit of --version', print: ms, atMost: 60},
	{id: 'help', what: 'exec → exit of --help', print: ms, atMost: 60},
	{id: 'idle-bytes', what: 'terminal, idle', print: bytesPerSecond, atMost: 1500},
	{id: 'slow-bytes', what: 'terminal, idle, slow-line mode', print: bytesPerSecond, atMost: 210},
	{id: 'logging-bytes', what: 'terminal, five log lines a second shown', print: bytesPerSecond, atMost: 4000},
	{id: 'cpu', what: 'own CPU, idle', print: percent, atMost: 1.5},
	{id: 'engine-cpu', what: 'CPU added to dockerd, containerd, shims', print: percent, atMost: 2},
	{id: 'memory', what: 'resident memory', print: megabytes, atMost: 110},
	{id: 'key-p95', what: 'key → paint, p95', print: ms, atMost: 16},
	{id: 'key-bytes', what: 'bytes for one cursor move', print: bytes, atMost: 800},
	{id: 'held-p95', what: 'key → paint, p95, key held down (30/s)', print: ms, atMost: 16},
	{id: 'slow-growth', what: 'memory growth, line of 2 KB/s', print: megabytes, atMost: 20},
	{id: 'slow-key', what: 'cursor seen to move, p95, line of 2 KB/s', print: ms},
	{id: 'flood-share', what: 'log flood: taken in, of curl’s rate', print: share, atLeast: 0.9},
	{id: 'flood-growth', what: 'log flood: memory growth over the run', print: megabytes, atMost: 20},
	{id: 'flood-key-p95', what: 'log flood: key → paint, p95', print: ms, atMost: 50},
	{id: 'together-cpu', what: '50 logs of 200 lines/s together: own CPU', print: percent, atMost: 25},
	{id: 'pass', what: 'sampling pass over the engine’s containers', print: ms},
	{id: 'pass-fleet', what: 'sampling pass over 1,000 containers’ files', print: ms},
	{id: 'hold-fleet', what: 'longest hold of the event loop in it', print: ms, atMost: 8},
	{id: 'fleet-cpu', what: '1,000 containers: own CPU', print: percent, atMost: 25},
	{id: 'fleet-key-p95', what: '1,000 containers: key → paint, p95', print: ms, atMost: 16},
	{
		id: 'fleet-memory',
		what: '1,000 containers, 100,000 log lines (--quick: 5,000) passed: memory',
		print: megabytes,
		atMost: 160,
	},
];

/** Undefined where there is no bar or no figure. */
export function isMet({atMost, atLeast}, value) {
	if (value === undefined || (atMost === undefined && atLeast === undefined)) {
		return undefined;
	}

	return atMost === undefined ? value >= atLeast : value <= atMost;
}

export function describeBar({atMost, atLeast, print}) {
	if (atMost === undefined && atLeast === undefined) {
		return '';
	}

	return atMost === undefined ? `≥ ${print(atLeast)}` : `≤ ${print(atMost)}`;
}
