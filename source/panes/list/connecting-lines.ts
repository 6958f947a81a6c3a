import {span, type Line} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {wrapLine} from '../../text/wrap-line.js';
import {borderSize} from '../../view/layout/layout.js';
import {hasSeveral} from '../../store/fleet/owner.js';
import {enginesOf} from '../../store/seen-from.js';
import type {Fleet, State} from '../../store/state.js';

/** Before an engine has told anything: which are asked. */
export function connectingLines(state: State): readonly Line[] {
	const {fleet} = state;
	return wrappedLines(hasSeveral(fleet) ? noneOfSeveral(fleet) : connectingTo(fleet.connection), state);
}

export function wrappedLines(lines: readonly Line[], {view}: State): readonly Line[] {
	return lines.flatMap(line => wrapLine(line, view.screen.columns - borderSize));
}

export function connectingTo({label, url}: Fleet['connection']): readonly Line[] {
	return [[], [span(safe`  Connecting to ${label}`), span(safe`  ${url}`, 'dim')]];
}

/** None of the engines has told anything yet: how each is. */
function noneOfSeveral(fleet: Fleet): readonly Line[] {
	return [
		[],
		...enginesOf(fleet).flatMap(({connection, containers}): readonly Line[] => {
			const {label, url, status} = connection;
			const problem = status === 'down' ? connection.problem : containers.problem;
			return [
				[
					span(problem ? safe`  ▲ ${label}` : safe`  ${label}`, problem ? 'bad' : 'plain'),
					span(safe`  ${url}`, 'dim'),
					span(problem ? safe`  ${problem.words}` : safe`  connecting`),
				],
				...(problem?.hint ? [[span(safe`    → ${problem.hint}`, 'strong')]] : []),
			];
		}),
	];
}
