import type {Image} from '../engine/images.js';
import {formatBytes, formatDuration} from '../lib/format.js';
import {t, type SafeText} from '../lib/safe-text.js';
import {shortId} from '../selectors/target-words.js';
import type {ResourceRow} from '../store/resources.js';
import {engineNowMs} from '../store/engine-now.js';
import type {State} from '../store/state.js';
import {tableView} from './table-pane.js';

export const images = tableView({
	id: 'images',
	label: 'Images',
	rows: 'image',
	empty: t`no images: P pulls one`,
	columns: [
		{title: t`REPOSITORY:TAG`, isFlexible: true},
		{title: t`ID`},
		{title: t`SIZE`, align: 'right'},
		{title: t`CREATED`, align: 'right'},
		{title: t`USED BY`, most: 36},
	],
	staleAfter: ['image', 'container'],
	everyMs: 30_000,
	async load(engine, state, signal) {
		const list = await engine.images.list(signal);
		return {rows: list.flatMap(image => rowsOf(image, state))};
	},
});

/** One row a tag, as `docker images`; a dangling image has a row of its own. */
function rowsOf(image: Image, state: State): readonly ResourceRow[] {
	const id = shortId(image.id);
	const users = usersOf(image, state);
	const tags: readonly SafeText[] = image.tags.length > 0 ? image.tags : [t`<none>`];
	return tags.map(tag => ({
		id: image.tags.length > 0 ? tag : image.id,
		name: image.tags.length > 0 ? tag : id,
		about: image.tags.length > 0 ? {id: image.id, tag} : undefined,
		search: image.tags.length > 0 ? undefined : t`dangling`,
		cells: [
			{text: tag, tone: image.tags.length > 0 ? undefined : 'dim'},
			{text: id, tone: 'dim'},
			{text: formatBytes(image.sizeBytes), sort: image.sizeBytes},
			{text: formatDuration(engineNowMs(state.fleet) - image.createdAtMs), sort: -image.createdAtMs},
			{text: joinNames(users), sort: users.length, tone: users.length > 0 ? undefined : 'dim'},
		],
	}));
}

function usersOf({id}: Image, {fleet}: State): readonly SafeText[] {
	return [...fleet.containers.byId.values()].filter(({imageId}) => imageId === id).map(({name}) => name);
}

/** `api-1, api-2 +3`, or a dash. */
export function joinNames(names: readonly SafeText[]): SafeText {
	const [first, second] = names;
	if (first === undefined) {
		return t`–`;
	}

	const shown = second === undefined ? first : t`${first}, ${second}`;
	return names.length > 2 ? t`${shown} +${names.length - 2}` : shown;
}
