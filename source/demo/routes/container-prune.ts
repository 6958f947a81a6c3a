import {destroy} from '../fleet/life.js';
import {json, problem} from '../http/answer.js';
import {parseFilters, passesLabels} from '../http/filters.js';
import type {Call, Route} from '../http/route.js';

function prune({world, query}: Call) {
	const filters = parseFilters(query.get('filters'), ['until', 'label', 'label!']);
	if (typeof filters === 'string') {
		return problem(400, filters);
	}

	const idle = [...world.containers.values()].filter(
		container =>
			['created', 'exited', 'dead'].includes(container.state) && passesLabels(filters, container.labels),
	);
	for (const container of idle) {
		destroy(world, container, false);
	}

	world.events.emit({type: 'container', action: 'prune', id: '', attributes: {reclaimed: '0'}});
	return json({ContainersDeleted: idle.length === 0 ? null : idle.map(({id}) => id), SpaceReclaimed: 0});
}

export const containerPrune: readonly Route[] = [{method: 'POST', path: '/containers/prune', run: prune}];
