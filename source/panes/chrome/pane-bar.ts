import {fitLine, lineWidth} from '../../text/fit-line.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText} from '../../text/safe-text.js';
import {keepLast} from '../../util/keep-last.js';
import type {Binding} from '../../keys/binding.js';
import type {PaneEntry} from '../../keys/command.js';
import {keyName} from '../../keys/key-name.js';

type Tab = Pick<PaneEntry, 'id' | 'label'> & {readonly key?: string};

/** Cells that a name has at most where not all have room, even short. */
const cuts = [8, 7, 6, 5, 4, 3, 2];

/** What stands for a name that isn't open, where not all have room. */
const shortNames: Readonly<Record<string, string>> = {volumes: 'Vols', networks: 'Nets'};

type Bar = ReadonlyArray<{readonly id: string; readonly line: Line}>;

/** `[1 Containers] 2 Stats  3 Top …`: the panes with their keys, and which one is open. A narrow screen cuts the names. */
export function paneBar(
	panes: readonly PaneEntry[],
	current: string,
	bindings: readonly Binding[],
	width: number,
): Line {
	return fittedBar(panes, current, bindings, width);
}

/** The pane whose name stands in that column. */
export function tabAt(
	panes: readonly PaneEntry[],
	current: string,
	bindings: readonly Binding[],
	width: number,
	column: number,
): PaneEntry | undefined {
	let end = 0;
	const tab = barOf(panes, current, bindings, width).find(({line}) => (end += lineWidth(line)) > column);
	return panes.find(({id}) => id === tab?.id);
}

const fittedBar = keepLast(
	(panes: readonly PaneEntry[], current: string, bindings: readonly Binding[], width: number): Line =>
		fitLine(
			barOf(panes, current, bindings, width).flatMap(({line}) => line),
			width,
		),
);

function barOf(
	panes: readonly PaneEntry[],
	current: string,
	bindings: readonly Binding[],
	width: number,
): Bar {
	const tabs = panes.map(({id, label}, index): Tab => {
		const other = bindings.find(({command}) => command === `${id}Pane` || command === id);
		return {id, label, key: index < 9 ? String(index + 1) : other?.keys[0]};
	});
	// What has no digit is the first to go.
	const keyed = tabs.filter(({id, key}) => key !== undefined || id === current);
	const digits = keyed.filter(({id, key}) => isDigit(key) || id === current);
	const shortened = digits.map(tab => ({
		...tab,
		label: tab.id === current ? tab.label : (shortNames[tab.id] ?? tab.label),
	}));
	const bars = [
		...[keyed, digits, shortened].flatMap(all => [tabLines(all, current, 2), tabLines(all, current, 1)]),
		...cuts.map(most => tabLines(shortened, current, 1, most)),
	];
	return bars.find(bar => lineWidth(bar.flatMap(({line}) => line)) <= width) ?? bars.at(-1) ?? [];
}

function isDigit(key: string | undefined): boolean {
	return /^\d$/.test(key ?? '');
}

function tabLines(tabs: readonly Tab[], current: string, gap: number, most = Infinity): Bar {
	return tabs.map(({id, label, key}, index) => {
		const isCurrent = id === current;
		const [name, shownKey] = isCurrent && !isDigit(key) ? [label, ''] : [label.slice(0, most), key];
		const [before, after] = isCurrent ? ['[', ']'] : [' ', ''];
		// A bracket is part of the gap.
		const lead = isCurrent ? 1 : tabs[index - 1]?.id === current ? 0 : gap - 1;
		const line = [
			span(safeText(' '.repeat(index === 0 ? 0 : lead))),
			span(safeText(before), 'accent'),
			span(shownKey ? safe`${keyName(shownKey)} ` : safe``, 'key'),
			span(safeText(name), isCurrent ? 'title' : 'dim'),
			span(safeText(after), 'accent'),
		];
		return {id, line};
	});
}
