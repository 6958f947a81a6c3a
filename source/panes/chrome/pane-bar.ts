import {fitLine, lineWidth} from '../../text/fit-line.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText} from '../../text/safe-text.js';
import {keepLast} from '../../util/keep-last.js';
import type {Binding} from '../../keys/binding.js';
import type {PaneEntry} from '../../keys/command.js';
import {keyName} from './key-name.js';

type Tab = Pick<PaneEntry, 'id' | 'label'> & {readonly key?: string};

/** Cells that a name has at most, and cells between two. */
const forms = [[99, 2], [99, 1], ...[8, 7, 6, 5, 4, 3, 2].map(most => [most, 1] as const)] as const;

/** `[1 Containers] 2 Stats  3 Top …`: the panes with their keys, and which one is open. A narrow screen cuts the names. */
export const paneBar = keepLast(
	(panes: readonly PaneEntry[], current: string, bindings: readonly Binding[], width: number): Line => {
		const tabs = panes.map(({id, label}, index): Tab => {
			const other = bindings.find(({command}) => command === `${id}Pane`);
			return {id, label, key: index < 9 ? String(index + 1) : other?.keys[0]};
		});
		// What has no digit is the first to go.
		const keyed = tabs.filter(({id, key}) => key !== undefined || id === current);
		const digits = keyed.filter(({id, key}) => key?.length === 1 || id === current);
		const lines = [
			tabLine(keyed, current, 99, 2),
			...forms.map(([most, gap]) => tabLine(digits, current, most, gap)),
		];
		return fitLine(lines.find(line => lineWidth(line) <= width) ?? lines.at(-1) ?? [], width);
	},
);

function tabLine(tabs: readonly Tab[], current: string, most: number, gap: number): Line {
	return tabs.flatMap(({id, label, key}, index) => {
		const isCurrent = id === current;
		const [name, shownKey] = isCurrent && key?.length !== 1 ? [label, ''] : [label.slice(0, most), key];
		const [before, after] = isCurrent ? ['[', ']'] : [tabs[index - 1]?.id === current ? '' : ' ', ''];
		return [
			span(safeText(' '.repeat(index === 0 ? 0 : gap - 1))),
			span(safeText(before), 'accent'),
			span(shownKey ? safe`${keyName(shownKey)} ` : safe``, 'key'),
			span(safeText(name), isCurrent ? 'title' : 'dim'),
			span(safeText(after), 'accent'),
		];
	});
}
