import {actionById} from '../../actions/action-table.js';
import {isLastPage, scrollFor} from '../../view/layout/column-page.js';
import {selectPageAsked} from '../../view/layout/layout.js';
import {change, close, type Answer} from './overlay-steps.js';

/** `y` and nothing else does it, once all targets were shown; a toggle is offered only where it applies. */
export const answerConfirm: Answer<'confirm'> = (overlay, press, {state}) => {
	const {actionId, targets, options} = overlay;
	const page = selectPageAsked(state);
	const isWhole = !page || isLastPage(page);
	if (press.key === 'y' && isWhole) {
		return [close, {type: 'effect/perform', actionId, targets, options}];
	}

	const scroll = page && scrollFor(page, press.key === 'y' ? 'pageDown' : press.key);
	if (scroll !== undefined) {
		return change(overlay, {scroll});
	}

	if (press.key === 'n' || press.key === 'esc' || press.key === 'q') {
		return [close];
	}

	const toggle = actionById(actionId)?.toggles?.find(({key}) => key === press.key);
	return toggle && (toggle.applies?.(targets) ?? true)
		? change(overlay, {options: {...options, [toggle.option]: options[toggle.option] !== true}})
		: [];
};
