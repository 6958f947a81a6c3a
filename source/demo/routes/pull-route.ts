import {familiar, findImage, imageIdOf, makeImage, withTag} from '../fleet/fleet-images.js';
import type {World} from '../fleet/world.js';
import {json, problem, type Answer, type Sink} from '../http/answer.js';
import type {Call, Route} from '../http/route.js';
import {hash, hex} from '../random.js';
import {registry} from '../scenarios/scenario-images.js';

const stepMs = 120;
const downloads = 6;

function pull({world, query}: Call): Answer {
	const from = familiar(query.get('fromImage') ?? '');
	const reference = query.get('tag') ? `${from}:${query.get('tag')}` : withTag(from);
	if (!/^[a-z\d][\w.:/-]*$/i.test(from)) {
		return problem(400, 'invalid reference format');
	}

	const registryHost = /^([\w.-]+:\d+)\//.exec(reference)?.[1];
	if (registryHost !== undefined) {
		return problem(
			500,
			`Get "http://${registryHost}/v2/": dial tcp ${registryHost}: connect: connection refused`,
		);
	}

	if (/nosuch|private/.test(from)) {
		return problem(
			404,
			`pull access denied for ${from}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
		);
	}

	return {
		kind: 'stream',
		contentType: 'application/json',
		start: sink => streamPull(world, reference, sink),
	};
}

/** Tells the progress a step at a time. The image is there at the end, and never if the client leaves before. */
function streamPull(world: World, reference: string, sink: Sink): void {
	const isKnown = findImage(world, reference) !== undefined;
	const lines = isKnown ? upToDate(reference) : progressOf(reference);
	let place = 0;
	let cancel = () => {};
	const sendNext = () => {
		const line = lines[place++];
		if (line === undefined) {
			finish(world, reference, isKnown);
			sink.end();
			return;
		}

		sink.write(`${JSON.stringify(line)}\r\n`);
		cancel = world.clock.after(isKnown ? 0 : stepMs, sendNext);
	};

	sink.onClose(() => cancel());
	sendNext();
}

function finish(world: World, reference: string, isKnown: boolean): void {
	if (!isKnown) {
		const nowMs = world.clock.now();
		makeImage(world, reference, nowMs - 86_400_000, {id: imageIdOf(world.seed, reference)});
	}

	world.events.emit({type: 'image', action: 'pull', id: withTag(reference), attributes: {name: reference}});
}

type Progress = {
	readonly status: string;
	readonly id?: string;
	readonly progressDetail?: {readonly current?: number; readonly total?: number};
};

function upToDate(reference: string): Progress[] {
	return [head(reference), digest(reference), {status: `Status: Image is up to date for ${reference}`}];
}

function progressOf(reference: string): Progress[] {
	const layers = [0, 1, 2].map(index => ({
		id: hex(12, reference, 'layer', index),
		total: 2_000_000 + (hash(reference, index) % 60_000_000),
	}));
	const done = (status: string): Progress[] => layers.map(({id}) => ({status, progressDetail: {}, id}));
	const bars = (status: string, steps: number): Progress[] =>
		Array.from({length: steps}, (_, step) =>
			layers.map(({id, total}) => ({
				status,
				progressDetail: {current: Math.round((total * (step + 1)) / steps), total},
				id,
			})),
		).flat();
	return [
		head(reference),
		...done('Pulling fs layer'),
		...bars('Downloading', downloads),
		...done('Download complete'),
		...bars('Extracting', 2),
		...done('Pull complete'),
		digest(reference),
		{status: `Status: Downloaded newer image for ${reference}`},
	];
}

function head(reference: string): Progress {
	const [, name, tag] = /^(.*?)(?::([^:/]*))?$/.exec(reference) ?? [];
	return {status: `Pulling from ${name?.includes('/') ? name : `library/${name}`}`, id: tag ?? 'latest'};
}

function digest(reference: string): Progress {
	return {status: `Digest: sha256:${hex(64, reference, 'digest')}`};
}

function search({query}: Call): Answer {
	const term = query.get('term') ?? '';
	const limit = Number(query.get('limit') || 25);
	const found = registry.filter(({name, description}) => name.includes(term) || description.includes(term));
	return json(
		found.slice(0, limit).map(({name, description, stars, isOfficial = false}) => ({
			star_count: stars,
			is_official: isOfficial,
			name,
			is_automated: false,
			description,
		})),
	);
}

export const pullRoutes: readonly Route[] = [
	{method: 'POST', path: '/images/create', run: pull},
	{method: 'GET', path: '/images/search', run: search},
];
