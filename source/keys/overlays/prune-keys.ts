import {removers} from '../../actions/prune.js';
import {isLastPage, scrollFor} from '../../view/layout/column-page.js';
import {selectPageAsked} from '../../view/layout/layout.js';
import {chosenUnused} from '../../view/layout/question-page.js';
import type {Overlay} from '../../store/view/overlay-slice.js';
import type {CommandContext} from '../command.js';
import type {Outcome} from '../effect.js';
import type {Press} from '../../util/press.js';

type Question = Extract<Overlay, {kind: 'prune'}>;

const close = {type: 'overlay/closed'} as const;

/** Keys of the question what is to be pruned. `y` removes exactly what was listed, each by its own id. */
export function answerPrune(question: Question, press: Press, {state}: CommandContext): Outcome {
	const page = selectPageAsked(state);
	switch (press.key) {
		case 'y': {
			return page && !isLastPage(page)
				? change(question, {scroll: scrollFor(page, 'pageDown')})
				: [close, ...performs(question)];
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
			const scroll = page && scrollFor(page, press.key);
			return scroll === undefined ? [] : change(question, {scroll});
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
		targets: unused.map(({id, name, tag, createdAtMs}) => ({
			kind,
			id,
			name,
			tag,
			createdAtMs,
			...(question.engine === undefined ? {} : {engine: question.engine}),
		})),
		options: {},
	}));
}
