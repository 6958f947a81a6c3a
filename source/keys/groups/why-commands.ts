import {toMarkdown} from '../../text/to-markdown.js';
import {safe} from '../../text/safe-text.js';
import {selectCursor} from '../../view/list/container-cursor.js';
import {containerList} from '../../view/list/container-list.js';
import {selectWhyCard} from '../../view/why/why-card.js';
import {selectWhyPage} from '../../view/why/why-page.js';
import type {State} from '../../store/state.js';
import type {CommandsOf} from '../binding.js';
import type {Outcome} from '../effect.js';
import {onHeading} from '../on-heading.js';
import {goToContainer} from './point-at.js';
import type {whyBindings} from './why-bindings.js';

export const whyCommands = {
	why: ({state}) =>
		isWhole(state)
			? [{type: 'focus/returned'}]
			: selectCursor(state)
				? [{type: 'focus/moved', pane: 'why', isZoomed: true, isVisit: true}]
				: onHeading(state, containerList),
	whyEnter: ({state}) => {
		const id = selectWhyCard(state)[selectWhyPage(state).cursor]?.jump;
		return id === undefined
			? [{type: 'focus/zoomed', isZoomed: !state.view.focus.isZoomed}]
			: goToContainer(state, id);
	},
	whyDown: ({state}) => move(state, 1),
	whyUp: ({state}) => move(state, -1),
	whyPageDown: ({state}) => move(state, 10),
	whyPageUp: ({state}) => move(state, -10),
	whyFirst: ({state}) => move(state, Number.NEGATIVE_INFINITY),
	whyLast: ({state}) => move(state, Number.POSITIVE_INFINITY),
	whyCopy: ({state}) => {
		const name = selectCursor(state)?.name;
		const title = safe`Why? · ${name ?? safe``}`;
		const lines = selectWhyCard(state).map(({line}) => line);
		return name === undefined ? [] : [{type: 'effect/copy', text: toMarkdown(title, lines), what: title}];
	},
	whyUnmask: ({state}) => [{type: 'why/masked', isUnmasked: !state.view.why.isUnmasked}],
	whyBack: ({state, key}) =>
		isWhole(state)
			? [{type: 'focus/returned'}]
			: key === 'q'
				? [{type: 'effect/quit'}]
				: [{type: 'focus/moved', pane: 'containers', isZoomed: false}],
} as const satisfies CommandsOf<typeof whyBindings>;

/** The card is on the whole screen. */
function isWhole({view}: State): boolean {
	return view.focus.pane === 'why' && view.focus.isZoomed;
}

function move(state: State, by: number): Outcome {
	const of = selectCursor(state)?.id;
	const last = selectWhyCard(state).length - 1;
	const cursor = Math.max(0, Math.min(selectWhyPage(state).cursor + by, last));
	return of === undefined ? [] : [{type: 'why/pointed', of, cursor}];
}
