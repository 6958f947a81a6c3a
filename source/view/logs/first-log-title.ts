import {span, type Line, type Span} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';

const dot: Span = {text: safe` · `, tone: 'dim'};

/** `Logs · UTC`: as much of the title as is known before any log is read. */
export function firstLogTitle(state: State): Line {
	return withDots([span(safe`Logs`), ...zoneOf(state)]);
}

/** Which clock the lines' times are of. */
export function zoneOf({view}: State): readonly Span[] {
	const {stamps} = view.logView;
	return stamps === 'utc' ? [span(safe`UTC`)] : stamps === 'local' ? [span(safe`local time`)] : [];
}

export function withDots(parts: readonly Span[]): Line {
	return parts.flatMap((part, index) => (index === 0 ? [part] : [dot, part]));
}
