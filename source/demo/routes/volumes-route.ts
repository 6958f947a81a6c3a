import type {SimVolume} from '../fleet/fleet-resources.js';
import {fieldsOf, textOf, textRecordOf} from '../fleet/posted.js';
import {makeVolume} from '../fleet/fleet-volumes.js';
import type {World} from '../fleet/world.js';
import {empty, json, problem, type Answer} from '../http/answer.js';
import {isTrue, type Call, type Route} from '../http/route.js';
import {goTime} from '../stamp.js';

export function volumeBody({name, createdMs, labels, isAnonymous}: SimVolume) {
	return {
		CreatedAt: goTime(Math.floor(createdMs / 1000) * 1000),
		Driver: 'local',
		Labels: isAnonymous ? {'com.docker.volume.anonymous': ''} : {...labels},
		Mountpoint: `/var/lib/docker/volumes/${name}/_data`,
		Name: name,
		Options: null,
		Scope: 'local',
	};
}

export function volumeUsers(world: World, {name}: SimVolume): string[] {
	return [...world.containers.values()]
		.filter(container => container.mounts.some(mount => mount.name === name))
		.map(({id}) => id);
}

function list({world}: Call): Answer {
	return json({Volumes: [...world.volumes.values()].map(volumeBody), Warnings: null});
}

async function create({world, body}: Call): Promise<Answer> {
	const fields = fieldsOf(await body());
	const name = textOf(fields['Name']) ?? '';
	if (!/^[a-zA-Z\d][\w.-]+$/.test(name)) {
		return problem(
			400,
			`create ${name}: "${name}" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path`,
		);
	}

	const driver = textOf(fields['Driver']) ?? 'local';
	if (driver !== 'local') {
		return problem(
			404,
			`create ${name}: error looking up volume plugin ${driver}: plugin "${driver}" not found`,
		);
	}

	const known = world.volumes.get(name);
	if (known !== undefined) {
		return json(volumeBody(known), 201);
	}

	const labels = textRecordOf(fields['Labels']);
	const volume = makeVolume(world, name, world.clock.now(), {labels});
	world.events.emit({type: 'volume', action: 'create', id: name, attributes: {driver: 'local'}});
	return json(volumeBody(volume), 201);
}

function aboutVolume(run: (volume: SimVolume, call: Call) => Answer): Route['run'] {
	return call => {
		const name = call.params[0] ?? '';
		const volume = call.world.volumes.get(name);
		return volume === undefined ? problem(404, `get ${name}: no such volume`) : run(volume, call);
	};
}

function remove(volume: SimVolume, {world, query}: Call): Answer {
	const users = volumeUsers(world, volume);
	if (users.length > 0 && !isTrue(query, 'force')) {
		return problem(409, `remove ${volume.name}: volume is in use - [${users.join(', ')}]`);
	}

	world.volumes.delete(volume.name);
	world.events.emit({type: 'volume', action: 'destroy', id: volume.name, attributes: {driver: 'local'}});
	return empty();
}

export const volumeRoutes: readonly Route[] = [
	{method: 'GET', path: '/volumes', run: list},
	{method: 'POST', path: '/volumes/create', run: create},
	{method: 'GET', path: '/volumes/{}', run: aboutVolume(volume => json(volumeBody(volume)))},
	{method: 'DELETE', path: '/volumes/{}', run: aboutVolume(remove)},
];
