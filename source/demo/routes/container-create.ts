import {emitContainer} from '../fleet/emit.js';
import {findImage} from '../fleet/fleet-images.js';
import {makeContainer} from '../fleet/make-container.js';
import {fieldsOf, textOf, textsOf} from '../fleet/posted.js';
import {scenarioOf} from '../fleet/posted-scenario.js';
import {refuseName} from '../fleet/fleet-rename.js';
import {refusePolicy} from '../fleet/restart-policy.js';
import type {World} from '../fleet/world.js';
import {json, problem, type Answer} from '../http/answer.js';
import type {Call, Route} from '../http/route.js';
import {pick} from '../random.js';

const moods = [
	'brave',
	'calm',
	'eager',
	'gentle',
	'jolly',
	'keen',
	'lucid',
	'quiet',
	'witty',
	'zen',
] as const;
const people = ['curie', 'darwin', 'euler', 'franklin', 'hopper', 'lovelace', 'noether', 'turing'] as const;

async function create({world, query, body}: Call): Promise<Answer> {
	const posted = await body();
	const fields = fieldsOf(posted);
	if (posted === undefined) {
		return problem(400, 'invalid JSON: got EOF while reading request body');
	}

	if (Object.keys(fields).length === 0) {
		return problem(400, 'config cannot be empty in order to create a container');
	}

	const reference = textOf(fields['Image']) ?? '';
	if (findImage(world, reference) === undefined) {
		return problem(404, `No such image: ${reference.includes(':') ? reference : `${reference}:latest`}`);
	}

	const words = refusePolicy(fieldsOf(fields['HostConfig'])['RestartPolicy']);
	if (words !== undefined || textsOf(fields['Cmd'])?.length === 0) {
		return problem(400, words ?? 'no command specified');
	}

	const name = query.get('name')?.replace(/^\//, '') || freeName(world);
	const refusal = refuseName(world, name);
	if (refusal !== undefined) {
		return problem(refusal.status, refusal.words);
	}

	const container = makeContainer(world, scenarioOf(name, fields), world.clock.now());
	emitContainer(world, container, 'create');
	return json({Id: container.id, Warnings: []}, 201);
}

function freeName(world: World): string {
	for (let number = world.made; ; number++) {
		const name = `${pick(moods, world.seed, number)}_${pick(people, world.seed, number + 1)}${number}`;
		if (!world.names.has(name)) {
			return name;
		}
	}
}

export const containerCreate: readonly Route[] = [{method: 'POST', path: '/containers/create', run: create}];
