import type {SimContainer} from '../fleet/demo-container.js';
import {filesOf} from '../fleet/files.js';
import {json, problem, type Answer} from '../http/answer.js';
import {aboutContainer, type Call, type Route} from '../http/route.js';
import {makeTar} from '../tar.js';

const kinds = {changed: 0, added: 1, deleted: 2} as const;

function changes(container: SimContainer): Answer {
	return json(filesOf(container).map(({path, kind}) => ({Path: path, Kind: kinds[kind]})));
}

/** A file, or a directory with the files in it, as a tar archive. */
function archive(container: SimContainer, {world, query}: Call): Answer {
	const path = query.get('path') ?? '';
	if (path === '') {
		return problem(400, 'bad parameter: pathcannot be empty');
	}

	const wanted = path.replace(/\/+$/, '') || '/';
	const inside = wanted === '/' ? '/' : `${wanted}/`;
	const found = filesOf(container).filter(
		file => file.kind !== 'deleted' && (file.path === wanted || file.path.startsWith(inside)),
	);
	if (found.length === 0) {
		return problem(404, `Could not find the file ${path} in container ${container.name}`);
	}

	const name = wanted.split('/').at(-1) ?? '';
	const files = found.map(file => ({...file, path: name + file.path.slice(wanted.length)}));
	return {
		kind: 'stream',
		contentType: 'application/x-tar',
		start(sink) {
			sink.write(makeTar(files, world.clock.now()));
			sink.end();
		},
	};
}

export const containerFiles: readonly Route[] = [
	{method: 'GET', path: '/containers/{}/changes', run: aboutContainer(changes)},
	{method: 'GET', path: '/containers/{}/archive', run: aboutContainer(archive)},
];
