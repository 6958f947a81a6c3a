import type {Image} from '../../engine/api/image-calls.js';
import {fitReference} from '../../text/fit-reference.js';
import {formatBytes} from '../../text/format.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';
import {shortId} from '../list/target-words.js';
import {defineTable, dimColumn, usedByColumn} from './define-table.js';
import {agoText, userFacts} from './user-facts.js';

type ImageRow = {
	readonly id: string;
	readonly name: SafeText;
	readonly image: Image;
	readonly isTagged: boolean;
	/** Pulled by its digest, it has that for a name. */
	readonly digest?: SafeText;
	readonly users: readonly SafeText[];
};

export const imagesTable = defineTable<readonly Image[], ImageRow>({
	id: 'images',
	kind: 'image',
	empty: safe`no images: P pulls one`,
	source: {
		load: async (engine, _query, signal) => engine.images.list(signal),
		staleAfter: ['image', 'container'],
		everyMs: 30_000,
	},
	rows: (images, state) => images.flatMap(image => rowsOf(image, state)),
	reads: ({fleet}) => [fleet.containers.byId],
	targetOf: ({image, name, isTagged}) => (isTagged ? {id: image.id, tag: name} : {}),
	states: {
		words: ['used', 'unused', 'tagged', 'dangling'],
		of: ({users, isTagged, digest}) => [
			users.length > 0 ? 'used' : 'unused',
			...(isTagged ? ['tagged'] : digest === undefined ? ['dangling'] : []),
		],
	},
	preview: ({image}, state) => [
		[safe`id`, safeText(image.id)],
		[safe`tags`, image.tags.length > 0 ? safeText(image.tags.join(', '), 4096) : safe`none`],
		[safe`digests`, image.digests.length > 0 ? safeText(image.digests.join(', '), 4096) : undefined],
		[safe`size`, formatBytes(image.sizeBytes)],
		[safe`created`, agoText(state, image.createdAtMs)],
		...userFacts(state, ({imageId}) => imageId === image.id),
	],
	columns: [
		{
			id: 'tag',
			title: safe`REPOSITORY:TAG`,
			isFlexible: true,
			fitted: fitReference,
			cell: ({name, isTagged, digest}) =>
				isTagged ? {text: name} : {text: digest ?? safe`<none>`, tone: 'dim'},
		},
		dimColumn('id', safe`ID`, ({image}) => shortId(image.id)),
		{
			id: 'size',
			title: safe`SIZE`,
			align: 'right',
			cell: ({image}) => ({text: formatBytes(image.sizeBytes)}),
			rank: ({image}) => image.sizeBytes,
		},
		{id: 'created', title: safe`CREATED`, align: 'right', sinceMs: ({image}) => image.createdAtMs},
		usedByColumn(),
	],
});

/** One row a tag, as `docker images`; a dangling image has a row of its own. */
function rowsOf(image: Image, {fleet}: State): readonly ImageRow[] {
	const users = [...fleet.containers.byId.values()]
		.filter(({imageId}) => imageId === image.id)
		.map(({name}) => name);
	return image.tags.length === 0
		? [{id: image.id, name: shortId(image.id), image, isTagged: false, digest: image.digests[0], users}]
		: image.tags.map(tag => ({id: tag, name: tag, image, isTagged: true, users}));
}
