import type {SimImage} from '../fleet/fleet-resources.js';
import {findImage, usersOf, withTag} from '../fleet/fleet-images.js';
import type {World} from '../fleet/world.js';
import {empty, json, problem, type Answer} from '../http/answer.js';
import {isTrue, type Call, type Route} from '../http/route.js';
import {imageHistory, imageInspect, imageRow} from './image-bodies.js';

function list({world}: Call): Answer {
	const images = [...world.images.values()].sort((a, b) => b.createdMs - a.createdMs);
	return json(images.map(image => imageRow(world, image)));
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

export const imageRoutes: readonly Route[] = [
	{method: 'GET', path: '/images/json', run: list},
	{method: 'GET', path: '/images/{*}/json', run: aboutImage(image => json(imageInspect(image)))},
	{method: 'GET', path: '/images/{*}/history', run: aboutImage(image => json(imageHistory(image)))},
	{method: 'POST', path: '/images/{*}/tag', run: aboutImage(tag)},
	{method: 'DELETE', path: '/images/{*}', run: aboutImage(remove)},
];
