import {safe, safeText} from '../../text/safe-text.js';
import type {Alerts} from '../../store/view/settings.js';
import type {Store} from '../../store/open-store.js';
import {createHook, type HookMeans} from './alert-hook.js';
import {createAlertJudge, type Alert} from './judge-alerts.js';

export type Means = HookMeans & {
	/** Writes to the terminal; undefined where there is none. */
	readonly write?: (bytes: string) => void;
	readonly isInTmux: boolean;
};

/** A hook has so long (ms). */
export const hookLimitMs = 10_000;
/** What is one alert each to a person comes to this many in one breath. */
const mostAtOnce = 5;

/** Tells what goes wrong from now on, as the settings want it. Returns what ends that. */
export function tellAlerts(
	store: Pick<Store, 'published' | 'getState'>,
	alerts: Alerts,
	means: Means,
): () => void {
	if (!alerts.bell && alerts.notify === 'off' && alerts.hook.length === 0) {
		return () => undefined;
	}

	const judge = createAlertJudge(alerts);
	const ended = new AbortController();
	const runHook = createHook(alerts.hook, means, ended.signal);
	const forget = store.published.subscribe(() => {
		// Whatever of the past is on the screen.
		const found = judge(store.getState(), {nowMs: Date.now(), local: new Date()});
		if (found.length === 0) {
			return;
		}

		const more = found.length - mostAtOnce;
		found.slice(0, mostAtOnce).forEach(({text}) => means.tell(safe`alert: ${safeText(text, 400)}`, 'warn'));
		if (more > 0) {
			means.tell(safe`alert: and ${more} more`, 'warn');
		}

		means.write?.(`${alerts.bell ? '\u0007' : ''}${notification(found, alerts.notify, means.isInTmux)}`);
		found.forEach(runHook);
	});
	return () => {
		forget();
		ended.abort();
	};
}

/** The terminal's own notification: the first, and how many more there are. */
function notification(found: readonly Alert[], notify: Alerts['notify'], isInTmux: boolean): string {
	const more = found.length > 1 ? ` (+${found.length - 1})` : '';
	// No sign that these sequences are parted or ended by.
	const text = safeText(`${found[0]?.text ?? ''}${more}`, 200).replaceAll(';', ',');
	const sequences = {
		off: '',
		osc9: `\u001B]9;midwatch: ${text}\u0007`,
		osc777: `\u001B]777;notify;midwatch;${text}\u0007`,
		osc99: `\u001B]99;;midwatch: ${text}\u001B\\`,
	};
	const sequence = sequences[notify];
	return isInTmux && sequence !== ''
		? `\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\`
		: sequence;
}
