import {kill, pause, remove, restart, start, stop, unpause} from '../fleet/container-changes.js';
import type {SimContainer} from '../fleet/demo-container.js';
import {rename} from '../fleet/fleet-rename.js';
import type {Answer} from '../http/answer.js';
import {aboutContainer, isTrue, type Call, type Route} from '../http/route.js';

type Act = (container: SimContainer, call: Call) => Answer | Promise<Answer>;

const posts: Readonly<Record<string, Act>> = {
	start: (container, {world}) => start(world, container),
	stop: (container, {world}) => stop(world, container),
	restart: (container, {world}) => restart(world, container),
	kill: (container, {world, query}) => kill(world, container, query.get('signal') ?? ''),
	pause: (container, {world}) => pause(world, container),
	unpause: (container, {world}) => unpause(world, container),
	rename: (container, {world, query}) => rename(world, container, query.get('name') ?? ''),
};

export const containerActions: readonly Route[] = [
	...Object.entries(posts).map(([name, act]): Route => ({
		method: 'POST',
		path: `/containers/{}/${name}`,
		run: aboutContainer(act),
	})),
	{
		method: 'DELETE',
		path: '/containers/{}',
		run: aboutContainer((container, {world, query}) =>
			remove(world, container, {isForced: isTrue(query, 'force'), withVolumes: isTrue(query, 'v')}),
		),
	},
];
