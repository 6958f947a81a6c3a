import {json, type Answer} from '../http/answer.js';
import type {Call, Route} from '../http/route.js';
import {containerRow} from './demo-container-row.js';
import {imageRow} from './image-bodies.js';
import {volumeBody, volumeUsers} from './volumes-route.js';

const kinds = ['image', 'container', 'volume', 'build-cache'];

/** What takes how much room; `type` asks for some kinds only. */
function disk({world, query}: Call): Answer {
	const asked = query.getAll('type');
	const wants = (kind: string) => asked.length === 0 || asked.includes(kind) || !kinds.includes(kind);
	const images = [...world.images.values()];
	return json({
		...(wants('image') && {
			LayersSize: images.reduce((sum, {sizeBytes}) => sum + sizeBytes, 0),
			Images: images.map(image => ({...imageRow(world, image), SharedSize: 0})),
		}),
		...(wants('container') && {
			Containers: [...world.containers.values()].map(container => containerRow(world, container, true)),
		}),
		...(wants('volume') && {
			Volumes: [...world.volumes.values()].map(volume => ({
				...volumeBody(volume),
				UsageData: {RefCount: volumeUsers(world, volume).length, Size: volume.sizeBytes},
			})),
		}),
		...(wants('build-cache') && {BuildCache: []}),
	});
}

/** There is never a build cache here, so nothing of it to prune. */
function pruneBuilds(): Answer {
	return json({CachesDeleted: null, SpaceReclaimed: 0});
}

export const diskRoutes: readonly Route[] = [
	{method: 'GET', path: '/system/df', run: disk},
	{method: 'POST', path: '/build/prune', run: pruneBuilds},
];
