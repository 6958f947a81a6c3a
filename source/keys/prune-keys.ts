import {removers} from '../actions/prune.js';
import {chosenUnused} from '../selectors/unused.js';
import type {Overlay} from '../store/overlay.js';
import type {Outcome} from './effect.js';
import type {Press} from './press.js';

type Question = Extract<Overlay, {kind: 'prune'}>;

const close = {type: 'overlay/closed'} as const;
const steps: Readonly<Record<string, number>> = {
	down: 1,
	j: 1,
	up: -1,
	k: -1,
	pageDown: 10,
	'ctrl+d': 10,
	pageUp: -10,
	'ctrl+u': -10,
};

/** Keys of the question what is to be pruned. `y` removes exactly what is listed, each by its own name. */
export function answerPrune(question: Question, press: Press): Outcome {
	switch (press.key) {
		case 'y': {
			return [close, ...performs(question)];
		}

		case 'n':
		case 'q':
		case 'esc': {
			return [close];
		}

		case 'a': {
			return change(question, {isNamedToo: !question.isNamedToo, scroll: 0});
		}

		default: {
			const by = steps[press.key];
			const last = chosenUnused(question).length - 1;
			return by === undefined
				? []
				: change(question, {scroll: Math.max(0, Math.min(question.scroll + by, last))});
		}
	}
}

function change(question: Question, changes: Partial<Question>): Outcome {
	return [{type: 'overlay/changed', overlay: {...question, ...changes}}];
}

function performs(question: Question): Outcome {
	const byKind = Map.groupBy(chosenUnused(question), ({kind}) => kind);
	return [...byKind].map(([kind, unused]) => ({
		type: 'effect/perform',
		actionId: removers[kind],
		targets: unused.map(({id, name}) => ({kind, id, name})),
		options: {},
	}));
}
