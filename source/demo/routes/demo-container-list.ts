import {isRunning, type SimContainer} from '../fleet/demo-container.js';
import {jsonText, type Answer} from '../http/answer.js';
import {parseFilters} from '../http/filters.js';
import {isTrue, type Call, type Route} from '../http/route.js';
import {rowBytes} from './demo-container-row.js';

function list({world, query}: Call): Answer {
	const ids = parseFilters(query.get('filters'), ['id']).get('id');
	const shown = [...world.containers.values()]
		.filter(container => isTrue(query, 'all') || isUp(container))
		.filter(({id}) => ids === undefined || ids.some(start => id.startsWith(start)))
		.sort((a, b) => b.createdMs - a.createdMs);
	const rows = shown.flatMap((container, index) => [
		...(index === 0 ? [] : [comma]),
		...rowBytes(world, container),
	]);
	return jsonText(Buffer.concat([start, ...rows, end]));
}

const [start, comma, end] = [Buffer.from('['), Buffer.from(','), Buffer.from(']\n')];

/** The engine counts a container between two runs as running. */
function isUp(container: SimContainer): boolean {
	return isRunning(container) || container.state === 'restarting';
}

export const containerList: readonly Route[] = [{method: 'GET', path: '/containers/json', run: list}];
