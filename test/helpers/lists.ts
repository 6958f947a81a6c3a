import type {Image} from '../../source/engine/api/image-calls.js';
import type {Volume} from '../../source/engine/api/volume-calls.js';
import {safe, safeText} from '../../source/text/safe-text.js';
import {containerList} from '../../source/view/list/container-list.js';
import {isHeading} from '../../source/view/list/list-cursor.js';
import type {List} from '../../source/view/list/list-model.js';
import {listById} from '../../source/view/list/lists.js';
import type {ListEntry} from '../../source/store/view/lists-slice.js';
import type {Message} from '../../source/store/messages.js';
import type {State} from '../../source/store/state.js';
import {startMs} from './fixtures.js';

export function entriesOf(state: State): readonly ListEntry[] {
	return containerList.selectEntries(state);
}

/** The lines of the containers list: names of containers, and `[shop]` for a project's heading. */
export function linesShown(state: State): string[] {
	return entriesOf(state).map(entry =>
		isHeading(entry) ? `[${entry.group}]` : (containerList.items(state)?.get(entry)?.name ?? ''),
	);
}

export function listNamed(id: string): List {
	const list = listById(id);
	if (!list) {
		throw new Error(`no list ${id}`);
	}

	return list;
}

/** Ids of a table's rows as shown. */
export function rowsShown(state: State, id: string): readonly ListEntry[] {
	return listNamed(id).selectEntries(state);
}

export function makeVolume(name: string, changes: Partial<Volume> = {}): Volume {
	return {id: name, name: safeText(name), driver: safe`local`, mountpoint: safe`/mnt`, users: [], ...changes};
}

export function makeImage(tag: string, changes: Partial<Image> = {}): Image {
	return {
		id: `sha256:${Buffer.from(tag).toString('hex').padEnd(64, '0')}`,
		tags: [safeText(tag)],
		digests: [],
		sizeBytes: 1e6,
		createdAtMs: startMs,
		parentId: '',
		...changes,
	};
}

/** A table's data has come. */
export function loaded(list: string, data: unknown): Message {
	return {type: 'resources/loaded', list, data, atMs: startMs};
}
