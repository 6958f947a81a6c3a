import {empty, problem, type Answer} from '../http/answer.js';
import type {SimContainer} from './demo-container.js';
import {emitContainer} from './emit.js';
import type {World} from './world.js';

export function rename(world: World, container: SimContainer, wanted: string): Answer {
	const name = wanted.replace(/^\//, '');
	const oldName = container.name;
	if (name === '') {
		return problem(400, 'Neither old nor new names may be empty');
	}

	if (name === oldName) {
		return problem(400, 'Renaming a container with the same name as its current name');
	}

	const refusal = refuseName(world, name);
	if (refusal !== undefined) {
		return problem(refusal.status, `Error when allocating new name: ${refusal.words}`);
	}

	world.names.delete(oldName);
	world.names.set(name, container.id);
	container.name = name;
	emitContainer(world, container, 'rename', {oldName: `/${oldName}`});
	return empty();
}

/** Why a new container may not have this name. */
export function refuseName(
	world: World,
	name: string,
): {readonly status: number; readonly words: string} | undefined {
	if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) {
		const words = `Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`;
		return {status: 400, words};
	}

	const holder = world.names.get(name);
	if (holder === undefined) {
		return undefined;
	}

	const words = `Conflict. The container name "/${name}" is already in use by container "${holder}". You have to remove (or rename) that container to be able to reuse that name.`;
	return {status: 409, words};
}
