import type {SimImage} from '../fleet/fleet-resources.js';
import {findImage, usersOf, withTag} from '../fleet/fleet-images.js';
import type {World} from '../fleet/world.js';
import {empty, json, problem, type Answer} from '../http/answer.js';
import {parseFilters, passes, passesLabels} from '../http/filters.js';
import {isTrue, type Call, type Route} from '../http/route.js';
import {imageHistory, imageInspect, imageRow} from './image-bodies.js';

function list({world, query}: Call): Answer {
	const filters = parseFilters(query.get('filters'), [
		'dangling',
		'label',
		'before',
		'since',
		'reference',
		'until',
	]);
	if (typeof filters === 'string') {
		return problem(400, filters);
	}

	const found = [...world.images.values()].filter(
		image =>
			passesLabels(filters, image.labels) &&
			passes(filters, 'dangling', value => (image.tags.length === 0) === ['true', '1'].includes(value)) &&
			passes(filters, 'reference', pattern => image.tags.some(tag => matches(tag, pattern))),
	);
	found.sort((a, b) => b.createdMs - a.createdMs);
	return json(found.map(image => imageRow(world, image)));
}

/** `shop/*:1.4*`, or a name without a tag. */
function matches(tag: string, pattern: string): boolean {
	const source = pattern.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '[^/]*');
	return new RegExp(`^${source}(:[^/]*)?$`).test(tag);
}

function aboutImage(run: (image: SimImage, call: Call) => Answer): Route['run'] {
	return call => {
		const reference = call.params[0] ?? '';
		const image = findImage(call.world, reference);
		return image === undefined ? problem(404, `No such image: ${withTag(reference)}`) : run(image, call);
	};
}

function tag(image: SimImage, {world, query}: Call): Answer {
	const name = `${query.get('repo') ?? ''}:${query.get('tag') || 'latest'}`;
	if (!/^[a-z\d][a-z\d._/-]*:[\w][\w.-]*$/.test(name)) {
		return problem(400, 'invalid reference format');
	}

	const holder = findImage(world, name);
	if (holder !== undefined && holder.id !== image.id) {
		world.images.set(holder.id, {...holder, tags: holder.tags.filter(other => other !== name)});
	}

	world.images.set(image.id, {...image, tags: [...new Set([...image.tags, name])]});
	world.events.emit({type: 'image', action: 'tag', id: image.id, attributes: {name}});
	return empty(201);
}

/** One tag of several is only taken off; the last one takes the image with it, unless a container uses it. */
function remove(image: SimImage, {world, query, params}: Call): Answer {
	const reference = params[0] ?? '';
	const name = withTag(reference);
	const isById = !image.tags.includes(name);
	if (!isById && image.tags.length > 1) {
		world.images.set(image.id, {...image, tags: image.tags.filter(other => other !== name)});
		world.events.emit({type: 'image', action: 'untag', id: image.id, attributes: {name}});
		return json([{Untagged: name}]);
	}

	const isForced = isTrue(query, 'force');
	const refusal = refuseRemoval(world, image, reference, isById, isForced);
	return refusal === undefined ? json(deleteImage(world, image)) : problem(409, refusal);
}

function refuseRemoval(
	world: World,
	image: SimImage,
	reference: string,
	isById: boolean,
	isForced: boolean,
): string | undefined {
	const users = usersOf(world, image);
	const user = users.find(({state}) => state === 'running' || state === 'paused') ?? users[0];
	const short = image.id.slice(7, 19);
	if (user === undefined) {
		return isById && image.tags.length > 1 && !isForced
			? `conflict: unable to delete ${short} (must be forced) - image is referenced in multiple repositories`
			: undefined;
	}

	if (isForced && user.state !== 'running' && user.state !== 'paused') {
		return undefined;
	}

	return isById || isForced
		? `conflict: unable to delete ${short} (cannot be forced) - image is being used by running container ${user.id.slice(0, 12)}`
		: `conflict: unable to remove repository reference "${reference}" (must force) - container ${user.id.slice(0, 12)} is using its referenced image ${short}`;
}

function deleteImage(world: World, image: SimImage) {
	world.images.delete(image.id);
	for (const name of image.tags) {
		world.events.emit({type: 'image', action: 'untag', id: image.id, attributes: {name}});
	}

	world.events.emit({type: 'image', action: 'delete', id: image.id, attributes: {name: image.id}});
	return [...image.tags.map(name => ({Untagged: name})), {Deleted: image.id}];
}

/** Dangling images, or with `dangling=false` all that no container uses. */
function prune({world, query}: Call): Answer {
	const filters = parseFilters(query.get('filters'), ['dangling', 'until', 'label', 'label!']);
	if (typeof filters === 'string') {
		return problem(400, filters);
	}

	const wantsAll = ['false', '0'].includes(filters.get('dangling')?.[0] ?? 'true');
	const idle = [...world.images.values()].filter(
		image =>
			(wantsAll || image.tags.length === 0) &&
			passesLabels(filters, image.labels) &&
			usersOf(world, image).length === 0,
	);
	const deleted = idle.flatMap(image => deleteImage(world, image));
	const reclaimed = idle.reduce((sum, {sizeBytes}) => sum + sizeBytes, 0);
	world.events.emit({type: 'image', action: 'prune', id: '', attributes: {reclaimed: String(reclaimed)}});
	return json({ImagesDeleted: deleted.length === 0 ? null : deleted, SpaceReclaimed: reclaimed});
}

export const imageRoutes: readonly Route[] = [
	{method: 'GET', path: '/images/json', run: list},
	{method: 'POST', path: '/images/prune', run: prune},
	{method: 'GET', path: '/images/{*}/json', run: aboutImage(image => json(imageInspect(image)))},
	{method: 'GET', path: '/images/{*}/history', run: aboutImage(image => json(imageHistory(image)))},
	{method: 'POST', path: '/images/{*}/tag', run: aboutImage(tag)},
	{method: 'DELETE', path: '/images/{*}', run: aboutImage(remove)},
];
