import {displayWidth} from '../../text/width.js';
import {shortenMiddle, tellingWidth} from '../../text/shorten-middle.js';
import type {SafeText} from '../../text/safe-text.js';
import {keepLast} from '../../util/keep-last.js';
import type {Overlay, Target} from '../../store/view/overlay-slice.js';
import {listPage, type ListPage} from './column-page.js';
import type {Unused} from '../../engine/api/unused-objects.js';

type Named = {readonly name: SafeText};

/** In columns a longer name is shortened where an id stands beside it, as long as no two read alike. */
const longestName = 28;

const tellingName = keepLast((targets: readonly Target[]) =>
	tellingWidth(targets, longestName, ({name}, width) => shortenMiddle(name, width)),
);

/** Cells of a target without its name: two before it, its short id and its state, each with two before it. */
const targetRest = 2 + 2 + 12 + 2 + 10;

/** And of its engine, where there are several. */
export function restOf(targets: readonly Target[]): number {
	const widest = Math.max(0, ...targets.map(({engine}) => (engine ? displayWidth(engine) + 2 : 0)));
	return targetRest + widest;
}

/** Cells of something unused without its name: what it is, and its size. */
const unusedRest = 2 + 10 + 6 + 2;

/** What a question lists of all that it is about, given the inside of its sheet. Undefined: it has none to list. */
export function questionPage(overlay: Overlay, width: number, height: number): ListPage | undefined {
	if (overlay.kind === 'prune') {
		// A name is all that tells these apart.
		return pageOf(chosenUnused(overlay), width, unusedRest, overlay.scroll, width, height - 2);
	}

	if (!('targets' in overlay) || overlay.targets.length < 2) {
		return undefined;
	}

	const scroll = overlay.kind === 'confirm' ? (overlay.scroll ?? 0) : 0;
	const above = overlay.kind === 'choose' ? overlay.choices.length + 1 : 0;
	return pageOf(
		overlay.targets,
		tellingName(overlay.targets),
		restOf(overlay.targets),
		scroll,
		width,
		height - above,
	);
}

function pageOf(
	items: readonly Named[],
	most: number,
	rest: number,
	scroll: number,
	width: number,
	height: number,
): ListPage {
	const widest = Math.max(0, ...items.map(({name}) => Math.min(most, displayWidth(name))));
	return listPage({total: items.length, scroll, wanted: widest + rest, width, height: Math.max(0, height)});
}

/** What `y` would remove now: all that is listed as going. */
export function chosenUnused({unused, isNamedToo}: Extract<Overlay, {kind: 'prune'}>): readonly Unused[] {
	return unused.filter(({isNamed}) => isNamedToo || !isNamed);
}
