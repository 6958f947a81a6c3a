import {reportById} from '../../actions/reports/report-table.js';
import type {Action} from '../../actions/action.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {containerList, projectLabel} from '../../view/list/container-list.js';
import {keysPane} from '../../view/layout/detail-panes.js';
import {aimedTargets} from '../../view/list/aimed-targets.js';
import {cursorEntryOf, cursorTargetOf, isHeading} from '../../view/list/list-cursor.js';
import {focusedList} from '../../view/list/lists.js';
import {isTable} from '../../view/tables/table-names.js';
import {listView} from '../../store/view/lists-slice.js';
import type {Choice, Target} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import {actionOf, isAboutRow} from '../about-row.js';
import type {Binding} from '../binding.js';
import {bindingsAt, wheresAt} from '../bindings-at.js';
import type {Outcome} from '../effect.js';
import {refusalOf} from '../refusal.js';
import {openChoices} from '../open-question.js';
import {warning} from '../warning.js';
import {bindingsOf} from './all-bindings.js';
import {targetsFor} from './ask-action.js';
import {terminalProblem} from './container-commands.js';

/** What isn't in the footer comes after what is. */
const last = 1000;

/** Why a key is off on a heading; the menu of a project leaves out what is. */
const ofOne = safe`choose one container first`;

/** What can be done with the row under the cursor, or with the marked ones. */
export function askMenu(state: State): Outcome {
	const targets = menuTargets(state);
	const choices = bindingsAt(wheresAt(state), bindingsOf(state))
		.filter(binding => isInMenu(binding, state))
		.toSorted((a, b) => (a.footer ?? last) - (b.footer ?? last))
		.map(binding => choiceOf(binding, state))
		.filter(({problem}) => problem !== ofOne);
	return choices.length === 0
		? [warning(safe`there is nothing to do here`, state)]
		: openChoices(state, menuTitle(state), choices, {targets});
}

/** What a menu is about: where that is something else by now, its choices do nothing. */
export function menuTargets(state: State): readonly Target[] {
	return aimedTargets(state, focusedList(state));
}

function menuTitle(state: State): SafeText {
	const entry = cursorEntryOf(state, focusedList(state));
	const {marks} = listView(state, focusedList(state).id);
	return marks.size > 0 && keysPane(state) !== 'why'
		? safe`Marked`
		: isHeading(entry)
			? safe`Project ${projectLabel(entry.group)}`
			: safe`What to do`;
}

const ofContainer: ReadonlySet<string> = new Set(['logs', 'copy']);

/** The others are about the list. */
function isInMenu({command, where}: Binding, {view}: State): boolean {
	return where === 'actions' || ofContainer.has(command) || (where === view.focus.pane && isTable(where));
}

function choiceOf(binding: Binding, state: State): Choice {
	const {command, keys} = binding;
	const pressed = actionOf(binding);
	const {label, help} = pressed?.instead?.(targetsFor(pressed, state))?.shortcut ?? binding;
	return {
		label: safeText(label),
		hint: safeText(help),
		key: keys[0] === 'enter' ? undefined : keys[0],
		problem: whyOff(binding, state),
		answer: {kind: 'command', command},
	};
}

/** Why a key would do nothing now; undefined: it does. */
export function whyOff(binding: Binding, state: State): SafeText | undefined {
	const {command, where} = binding;
	const refusal = refusalOf(binding, state);
	if (refusal !== undefined) {
		return refusal;
	}

	if (where === 'actions' && state.fleet.connection.status === 'down') {
		return safe`the engine is unreachable`;
	}

	const action = actionOf(binding);
	if (action) {
		return actionProblem(action, state);
	}

	const list = where === 'actions' || where === 'containers' ? containerList : focusedList(state);
	if ((reportById(command)?.kind ?? list.kind) === 'engine' || !isAboutRow(binding)) {
		return undefined;
	}

	if (command === 'logs' && isHeading(cursorEntryOf(state, list))) {
		return undefined;
	}

	if (cursorTargetOf(state, list).length === 0) {
		return isHeading(cursorEntryOf(state, list)) ? ofOne : safe`there is no row`;
	}

	return command === 'shell' || command === 'attach' ? terminalProblem(command, state) : undefined;
}

function actionProblem(pressed: Action, state: State): SafeText | undefined {
	const targets = targetsFor(pressed, state);
	const action = pressed.instead?.(targets) ?? pressed;
	if (targets.length === 0) {
		return isHeading(cursorEntryOf(state, focusedList(state))) ? ofOne : safe`there is no row`;
	}

	// Whatever the question could still switch on.
	const options = Object.fromEntries((action.toggles ?? []).map(({option}) => [option, true]));
	const problems = targets.flatMap(target => {
		const allowed = action.allowed(target, options);
		return allowed === true ? (action.needless?.(target) ?? []) : allowed;
	});
	return problems.length === targets.length ? problems[0] : undefined;
}
