import {safe, safeText, type SafeText} from '../../text/safe-text.js';

/** Where an order's id is no word. */
const words: Readonly<Record<string, string>> = {
	cpu: 'CPU',
	mem: 'memory',
	'mem %': 'memory %',
	net: 'network',
	pids: 'PIDs',
};

/** What an order is called on the screen. */
export function orderLabel(id: string): SafeText {
	return id === '' ? safe`as the engine lists them` : safeText(words[id] ?? id);
}
