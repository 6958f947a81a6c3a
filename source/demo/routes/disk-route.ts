import {shortId} from '../fleet/demo-container.js';
import {statusText} from '../fleet/status-text.js';
import {json, type Answer} from '../http/answer.js';
import type {Call, Route} from '../http/route.js';
import {containerRow} from './demo-container-row.js';
import {imageRow} from './image-bodies.js';
import {volumeBody, volumeUsers} from './volumes-route.js';

/** What takes how much room. */
function disk({world}: Call): Answer {
	const images = [...world.images.values()];
	return json({
		LayersSize: images.reduce((sum, {sizeBytes}) => sum + sizeBytes, 0),
		Images: images.map(image => ({...imageRow(world, image), SharedSize: 0})),
		Containers: [...world.containers.values()].map(container => ({
			...containerRow(world, container),
			Status: statusText(container, world.clock.now()),
			SizeRw: Number.parseInt(shortId(container).slice(0, 5), 16),
		})),
		Volumes: [...world.volumes.values()].map(volume => ({
			...volumeBody(volume),
			UsageData: {RefCount: volumeUsers(world, volume).length, Size: volume.sizeBytes},
		})),
		BuildCache: [],
	});
}

export const diskRoutes: readonly Route[] = [
	{method: 'GET', path: '/system/df', run: disk},
	// There is never a build cache here, so nothing of it to prune.
	{method: 'POST', path: '/build/prune', run: () => json({CachesDeleted: null, SpaceReclaimed: 0})},
];
