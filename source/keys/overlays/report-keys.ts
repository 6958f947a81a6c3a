import {hasHeadings, toMarkdown} from '../../text/to-markdown.js';
import {borderSize, selectLayout} from '../../view/layout/layout.js';
import {selectMessageLines} from '../../view/layout/message-lines.js';
import {selectReportLines, selectToldLines} from '../../view/layout/report-lines.js';
import type {State} from '../../store/state.js';
import {change, clamp, close, steps, type Answer} from './overlay-steps.js';

export const answerMessages: Answer<'messages'> = (overlay, press, {state}) => {
	const scroll = scrollTo(press.key, overlay.scroll, selectMessageLines(state).length, state);
	if (scroll !== undefined) {
		return change(overlay, {scroll});
	}

	return ['esc', 'q', 'enter', '!'].includes(press.key) ? [close] : [];
};

/** Scrolling up holds the place; going to the end follows again. */
export const answerReport: Answer<'report'> = (overlay, press, {state}) => {
	if (['esc', 'q', 'enter'].includes(press.key)) {
		return [close, {type: 'effect/dropReport'}];
	}

	const {title} = state.fleet.report;
	if (press.key === 'y') {
		const lines = selectToldLines(state);
		const plain = lines.map(line => line.map(one => one.text).join('')).join('\n');
		const text = hasHeadings(lines) ? toMarkdown(title, lines) : plain;
		return [{type: 'effect/copy', text, what: title}];
	}

	if (press.key === '*') {
		return change(overlay, {isUnmasked: !overlay.isUnmasked});
	}

	if (press.key === 'G' || press.key === 'end') {
		return change(overlay, {scroll: undefined});
	}

	const count = selectReportLines(state).length;
	const scroll = scrollTo(press.key, overlay.scroll ?? lastTop(count, state), count, state);
	return scroll === undefined ? [] : change(overlay, {scroll});
};

/** Where a page of so many lines stands after the key; undefined: the key doesn't scroll. */
function scrollTo(key: string, from: number, count: number, state: State): number | undefined {
	const by = steps[key === 'g' ? 'home' : key === 'G' ? 'end' : key];
	return by === undefined ? undefined : clamp(from + by, lastTop(count, state) + 1);
}

function lastTop(count: number, state: State): number {
	const inside = (selectLayout(state).sheet?.height ?? 0) - borderSize;
	return Math.max(0, count - Math.max(0, inside));
}
