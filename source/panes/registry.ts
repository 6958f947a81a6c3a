import {formatCount} from '../lib/format.js';
import {noText, safeText, t, type SafeText} from '../lib/safe-text.js';
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
		const host = registryIn(term);
		return {
			rows: found.map(({name, description, stars, isOfficial}) => ({
				id: `${host}${name}`,
				name: t`${host}${name}`,
				cells: [
					{text: t`${host}${name}`},
					{text: formatCount(stars), sort: stars},
					{text: isOfficial ? t`official` : t``, tone: 'good' as const},
					{text: description, tone: 'dim' as const},
				],
			})),
		};
	},
});

/** `127.0.0.1:5000/` of `127.0.0.1:5000/app`: what another registry than the usual one finds is told without it. */
function registryIn(term: string): SafeText {
	const [host = '', ...rest] = term.split('/');
	return rest.length > 0 && (/[.:]/.test(host) || host === 'localhost') ? safeText(`${host}/`) : noText;
}
