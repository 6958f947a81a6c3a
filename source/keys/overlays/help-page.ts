import {span, type Line} from '../../text/line.js';
import {safe, safeText} from '../../text/safe-text.js';
import {displayWidth, fit} from '../../text/width.js';
import {wrapLine} from '../../text/wrap-line.js';
import {listPage, type ListPage} from '../../view/layout/column-page.js';
import {groupBindings, type Binding} from '../binding.js';
import {keysText} from '../key-name.js';

/** A column of keys and sentences is no narrower. */
const leastColumn = 56;

export type HelpPage = {readonly lines: readonly Line[]; readonly page: ListPage};

type HelpPlace = {
	readonly width: number;
	readonly height: number;
	readonly scroll: number;
	/** Where keys work now, the narrowest first: those come first. */
	readonly wheres: ReadonlyArray<Binding['where']>;
	/** Words that a key's line, or its heading, must have. */
	readonly search: string;
};

/** Every key, by where it works, in as many columns as there is room for. */
export function helpPage(bindings: readonly Binding[], place: HelpPlace): HelpPage {
	const {width, height, scroll} = place;
	const most = Math.max(1, Math.floor(width / leastColumn));
	const lines = helpLines(bindings, place, Math.floor(width / most) - 1);
	const wanted = most === 1 ? width : Math.floor(width / most);
	return {lines, page: listPage({total: lines.length, scroll, wanted, width, height})};
}

function helpLines(
	bindings: readonly Binding[],
	{wheres, search}: Pick<HelpPlace, 'wheres' | 'search'>,
	width: number,
): readonly Line[] {
	const words = search.toLowerCase().split(/\s+/);
	const widest = Math.max(0, ...bindings.map(binding => displayWidth(keysText(binding))));
	const placeOf = ({where}: Binding) => (wheres.includes(where) ? wheres.indexOf(where) : wheres.length);
	return groupBindings(bindings)
		.map(({title, rows}) => ({
			title,
			rows: rows.filter(row => {
				const text = `${keysText(row)} ${row.label} ${row.help} ${title}`.toLowerCase();
				return words.every(word => text.includes(word));
			}),
		}))
		.filter(({rows}) => rows.length > 0)
		.sort((a, b) => placeOf(a.rows[0]!) - placeOf(b.rows[0]!))
		.flatMap(({title, rows}, index) => [
			...(index > 0 ? [[]] : []),
			...wrapLine([span(safe` ${safeText(title)}`, 'title')], width),
			...rows.flatMap(row => rowLines(row, widest, width)),
		]);
}

function rowLines(binding: Binding, widest: number, width: number): readonly Line[] {
	const keys = span(safe`  ${fit(keysText(binding), widest)}  `, 'key');
	const beside = displayWidth(keys.text);
	const rows = wrapLine([span(safeText(binding.help))], width - beside);
	return rows.map((row, index) => [index === 0 ? keys : span(safeText(' '.repeat(beside))), ...row]);
}
