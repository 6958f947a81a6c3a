import {safe, type SafeText} from '../../text/safe-text.js';
import {reduce} from '../../store/reduce.js';
import {listView} from '../../store/view/lists-slice.js';
import type {Choice} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import type {List} from '../../view/list/list-model.js';
import {focusedList, listById} from '../../view/list/lists.js';
import {orderLabel} from '../../view/list/order-label.js';
import type {Outcome} from '../effect.js';
import {openChoices} from '../open-question.js';
import {pointAt} from './point-at.js';

/** Moves, closes, or reverses: no order's letter. */
const taken = ['j', 'k', 'q'];

/** Asks by what the list in focus is to be sorted. */
export function askOrder(state: State): Outcome {
	const {id, orders} = focusedList(state);
	const {sort = orders[0].id, isReversed} = listView(state, id);
	const labels = orders.map(order => orderLabel(order.id));
	const letters = lettersFor(labels);
	const choices = orders.map((order, index): Choice => ({
		label: labels[index]!,
		key: letters[index],
		hint:
			order.id === sort
				? safe`now${isReversed ? safe`, reversed` : safe``}; again ${isReversed ? safe`turns it back` : safe`reverses it`}`
				: undefined,
		answer: {kind: 'order', list: id, sort: order.id},
	}));
	const cursor = Math.max(
		0,
		orders.findIndex(order => order.id === sort),
	);
	return openChoices(state, safe`Sort by`, choices, {cursor});
}

/** The first letter that is free, in the order in which the choices stand; first letters before others. */
function lettersFor(labels: readonly SafeText[]): ReadonlyArray<string | undefined> {
	const used = new Set(taken);
	const letters: Array<string | undefined> = labels.map(() => undefined);
	const give = (index: number, candidates: readonly string[]) => {
		const letter = candidates.find(one => /[a-z%]/.test(one) && !used.has(one));
		if (letter !== undefined) {
			used.add(letter);
			letters[index] = letter;
		}
	};

	for (const candidatesOf of [
		(label: string) => [label.charAt(0)],
		(label: string) => Array.from(label.includes('%') ? `%${label}` : label),
	]) {
		for (const [index, label] of labels.entries()) {
			if (letters[index] === undefined) {
				give(index, candidatesOf(label.toLowerCase()));
			}
		}
	}

	return letters;
}

/** The present order again reverses it. The cursor goes to what is on top then. */
export function sortBy(state: State, listId: string, sort: string): Outcome {
	const list = listById(listId);
	if (!list) {
		return [];
	}

	const {sort: present = list.orders[0].id} = listView(state, listId);
	return toTop(
		state,
		list,
		present === sort ? {type: 'lists/reversed', list: listId} : {type: 'lists/sorted', list: listId, sort},
	);
}

export function toTop(
	state: State,
	list: List,
	intent: Extract<Outcome[number], {type: 'lists/reversed' | 'lists/sorted'}>,
): Outcome {
	const closed = {...state, view: {...state.view, overlay: {...state.view.overlay, stack: []}}};
	return [intent, ...pointAt(reduce(closed, intent), list, 0)];
}
