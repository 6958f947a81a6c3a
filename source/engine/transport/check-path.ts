import {safe} from '../../text/safe-text.js';
import {EngineError} from './engine-error.js';

/** What names one of a collection. Images and volumes have names: those are judged as the rest of a path is. */
const ids: Readonly<Record<string, RegExp>> = {
	containers: /^[\da-f]{64}$/,
	exec: /^[\da-f]{64}$/,
	// Swarm's networks have 25 letters and digits.
	networks: /^[\da-z]{12,64}$/,
	services: /^[\da-z]{25}$/,
	nodes: /^[\da-z]{25}$/,
};

/** What is asked of a collection itself. */
const ofAll: ReadonlySet<string> = new Set([
	'GET /containers/json',
	'POST /containers/create',
	'POST /networks/create',
]);

/** Every request passes here: an id out of an engine's answer can't make it another request. */
export function checkPath(method: string, pathAndQuery: string): void {
	const [path = ''] = pathAndQuery.split('?');
	const [root, collection = '', ...rest] = path.split('/');
	const [named] = rest;
	// What a container is joined to when it is made has a name only, as in the create API.
	const isByName = /^\/networks\/[^/]+\/connect$/.test(path);
	const isNamed = named === undefined || isByName || (ids[collection]?.test(named) ?? true);
	const isRight = root === '' && collection !== '' && rest.every(isPlain);
	if (!isRight || !(isNamed || ofAll.has(`${method} ${path}`))) {
		throw new EngineError('refused', safe`the engine sent an invalid id: no request was made`);
	}
}

/** Also where a proxy decodes it, it stays below the collection. */
function isPlain(segment: string): boolean {
	return decode(segment)
		.split('/')
		.every(part => part !== '' && part !== '.' && part !== '..');
}

function decode(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return '';
	}
}
