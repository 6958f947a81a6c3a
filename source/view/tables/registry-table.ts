import type {FoundImage} from '../../engine/api/image-calls.js';
import {formatCount} from '../../text/format.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import {defineTable, dimColumn} from './define-table.js';

type FoundRow = FoundImage & {readonly id: string};

type Found = {readonly term: string; readonly images: readonly FoundImage[]};

/** `docker search`: what the registry has for a term. */
export const registryTable = defineTable<Found, FoundRow>({
	id: 'registry',
	kind: 'found',
	noun: 'results',
	empty: safe`no results: S searches again`,
	source: {
		load: async (engine, term, signal) => ({
			term,
			images: term === '' ? [] : await engine.images.search(term, signal),
		}),
		staleAfter: [],
		everyMs: 3_600_000,
	},
	rows({term, images}) {
		const host = registryIn(term);
		return images.map(image => {
			const name = safe`${host}${image.name}`;
			return {...image, id: name, name};
		});
	},
	preview: ({name, description}) => [
		[safe`name`, name],
		[safe`description`, description === '' ? undefined : description],
	],
	columns: [
		{id: 'name', title: safe`NAME`, most: 48, cell: ({name}) => ({text: name})},
		{
			id: 'stars',
			title: safe`STARS`,
			align: 'right',
			cell: ({stars}) => ({text: formatCount(stars)}),
			rank: ({stars}) => stars,
		},
		{
			id: 'official',
			title: safe`OFFICIAL`,
			cell: ({isOfficial}) => ({text: isOfficial ? safe`official` : noText, tone: 'good'}),
		},
		dimColumn('description', safe`DESCRIPTION`, ({description}) => description, {isFlexible: true}),
	],
});

/** `127.0.0.1:5000/` of `127.0.0.1:5000/app`: what another registry than the usual one finds is told without it. */
function registryIn(term: string): SafeText {
	const [host = '', ...rest] = term.split('/');
	return rest.length > 0 && (/[.:]/.test(host) || host === 'localhost') ? safeText(`${host}/`) : noText;
}
