import {span, type Line} from '../../text/line.js';
import {hasSeveral} from '../../store/fleet/owner.js';
import {enginesOf} from '../../store/seen-from.js';
import type {EnginePart, State} from '../../store/state.js';
import {safe} from '../../text/safe-text.js';
import {sizesId} from '../../view/list/container-row.js';
import {noEngineLines} from '../chrome/banner.js';
import {containersPane} from './first-containers.js';
import {listPane} from './list-pane.js';

export const containersView = listPane({...containersPane, unknownLines: noEngineLines, doubts});

/** Why what is shown may be older than it looks, or less: of which engine, where there are several. */
function doubts({fleet}: State): Line {
	return enginesOf(fleet).flatMap(engine => {
		const words = doubtsOf(engine);
		return words.length > 0 && hasSeveral(fleet)
			? [span(safe` · ${engine.connection.label}`, 'warn'), ...words]
			: words;
	});
}

function doubtsOf({containers, events, resources, usage}: EnginePart): Line {
	const sizes = resources.byList.get(sizesId)?.problem;
	if (containers.isKnown && containers.problem) {
		return [span(safe` · can't be listed anymore: ${containers.problem.words}`, 'bad')];
	}

	return [
		...(events.problem === undefined ? [] : [span(safe` · no events, so polling every 2 s`, 'warn')]),
		...(sizes === undefined ? [] : [span(safe` · no sizes: ${sizes}`, 'warn')]),
		...(usage.problem === undefined ? [] : [span(safe` · no stats: ${usage.problem}`, 'warn')]),
	];
}
