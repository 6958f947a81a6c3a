import process from 'node:process';
import {createRunHelper} from '../effects/run-helper.js';
import type {ScreenParts} from '../effects/effect-context.js';
import {noteNow} from '../../store/fleet/notes-slice.js';
import {hookLimitMs, tellAlerts} from './tell-alerts.js';

/** Alerts while the screen is there: they are messages, too. Returns what ends them. */
export function screenAlerts({store, terminal, options}: ScreenParts): () => void {
	const {alerts} = store.getState().view.settings;
	return options.config === undefined
		? () => undefined
		: tellAlerts(store, alerts, {
				write: terminal.write,
				run: createRunHelper(hookLimitMs),
				tell: (text, tone) => store.dispatch(noteNow({tone, text})),
				isInTmux: process.env['TMUX'] !== undefined,
			});
}
