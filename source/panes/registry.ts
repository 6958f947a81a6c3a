import {formatCount} from '../lib/format.js';
import {t} from '../lib/safe-text.js';
import {tableView} from './table-pane.js';

/** `docker search`: what the registry has for a term. */
export const registry = tableView({
	id: 'registry',
	label: 'Registry',
	rows: 'found',
	empty: t`nothing found: S searches for something else`,
	columns: [
		{title: t`NAME`, most: 48},
		{title: t`STARS`, align: 'right'},
		{title: t`OFFICIAL`},
		{title: t`DESCRIPTION`, isFlexible: true},
	],
	staleAfter: [],
	everyMs: 3_600_000,
	async load(engine, {view}, signal) {
		const term = view.tables.byPane.get('registry')?.query ?? '';
		const found = term === '' ? [] : await engine.images.search(term, signal);
		return {
			rows: found.map(({name, description, stars, isOfficial}) => ({
				id: name,
				name,
				cells: [
					{text: name},
					{text: formatCount(stars), sort: stars},
					{text: isOfficial ? t`official` : t``, tone: 'good' as const},
					{text: description, tone: 'dim' as const},
				],
			})),
		};
	},
});
