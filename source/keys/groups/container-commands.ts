import {kill} from '../../actions/kill.js';
import {emptyRun, formOf} from '../../engine/run/run-form.js';
import {idThere} from '../../engine/keys-at.js';
import type {Container} from '../../engine/types.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {containerList} from '../../view/list/container-list.js';
import {selectCursor} from '../../view/list/container-cursor.js';
import {cursorTargetOf} from '../../view/list/list-cursor.js';
import {isLogSetOf} from '../../view/logs/log-set.js';
import {focusedList} from '../../view/list/lists.js';
import {everywhere, isBound, mappingText, portBindings, type PortRange} from '../../view/list/ports.js';
import type {Choice} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import type {CommandsOf} from '../binding.js';
import type {Outcome} from '../effect.js';
import {engineHere} from '../engine-target.js';
import {onHeading} from '../on-heading.js';
import {open, openChoices} from '../open-question.js';
import {warning} from '../warning.js';
import type {containerBindings} from './container-bindings.js';
import {ask} from './ask-action.js';
import {openForm} from './open-form.js';

const inspectable: ReadonlySet<string> = new Set(['container', 'image', 'volume', 'network']);

export const containerCommands = {
	shell: ({state}) => openTerminal('shell', state),
	attach: ({state}) => openTerminal('attach', state),
	inspect: ({state}) => {
		const focused = focusedList(state);
		const list = inspectable.has(focused.kind) ? focused : containerList;
		const [target] = cursorTargetOf(state, list);
		const page = {
			tab: 'summary',
			cursor: 0,
			folded: new Set<string>(),
			path: '',
			search: '',
			isUnmasked: false,
		} as const;
		return target ? [open({kind: 'inspect', target, ...page})] : onHeading(state, list);
	},
	newContainer: ({state}) => openForm(failedForm(state) ?? formOf(emptyRun), state),
	runCopy: ({state}) => {
		const cursor = selectCursor(state);
		if (cursor) {
			return [{type: 'effect/openForm', id: cursor.id, ...engineHere(state)}];
		}

		const onProject = onHeading(state, containerList);
		return onProject.length > 0 ? onProject : openForm(formOf(emptyRun), state);
	},
	/** Whatever is marked in the list: this is about what Top shows. */
	signal: ({state}) => ask(kill, state, cursorTargetOf(state, containerList)),
	logs: ({state}) => [...ownLogs(state), {type: 'focus/moved', pane: 'logs'}],
	copy: ({state}) => {
		const cursor = selectCursor(state);
		return cursor
			? openChoices(state, safe`Copy of ${cursor.name}`, copyable(cursor))
			: onHeading(state, containerList);
	},
} as const satisfies CommandsOf<typeof containerBindings>;

/** Whatever other logs were chosen: those of the container, or the project, under the cursor. */
function ownLogs(state: State): Outcome {
	const cursor = selectCursor(state);
	const isOwn = cursor && isLogSetOf(state, cursor.id);
	return isOwn
		? []
		: [{type: 'logView/scoped', scope: cursor ? {kind: 'own', at: cursor.id} : {kind: 'auto'}}];
}

/** What was filled in for the last container, unless it was started: it needn't be typed again. */
function failedForm({fleet}: State) {
	const {input, ending} = fleet.report;
	return typeof input === 'object' && ending?.tone !== 'good' ? input : undefined;
}

/** The terminal goes to a shell, or to the main process. What can't be is said at once, as far as it is known. */
function openTerminal(mode: 'shell' | 'attach', state: State): Outcome {
	const container = selectCursor(state);
	if (!container) {
		return onHeading(state, containerList);
	}

	const {id, name, state: containerState} = container;
	const problem = terminalProblem(mode, state);
	return problem
		? [warning(safe`${name}: ${problem}`, state)]
		: [
				{
					type: 'effect/openTerminal',
					mode,
					target: {kind: 'container', id, name, state: containerState, ...engineHere(state)},
				},
			];
}

/** Why the container under the cursor can't have the terminal now. */
export function terminalProblem(mode: 'shell' | 'attach', state: State): SafeText | undefined {
	const container = selectCursor(state);
	if (!container) {
		return undefined;
	}

	if (container.state === 'paused') {
		return safe`it is paused: p unpauses it`;
	}

	if (container.state === 'restarting') {
		return safe`it is between restarts: s stops the loop`;
	}

	if (container.state !== 'running') {
		return safe`it is not running: u starts it`;
	}

	const details = state.fleet.containers.details.get(container.id);
	return mode === 'attach' && details && !details.hasTty
		? safe`its main process has no terminal: l shows its logs, e opens a shell`
		: undefined;
}

function copyable({id, name, image, command, ports}: Container): readonly Choice[] {
	return [
		textChoice(safe`id`, idThere(id)),
		textChoice(safe`name`, name),
		textChoice(safe`image`, image),
		...portBindings(ports).flatMap(port => copyablePort(port)),
		textChoice(safe`command`, command),
	];
}

function textChoice(label: SafeText, text: string, hint = safeText(text)): Choice {
	return {label, hint, answer: {kind: 'copyText', text}};
}

/** What is copied names the address only where it is bound to one; what is shown tells ports apart by all they have. */
function copyablePort(port: PortRange): readonly Choice[] {
	const {address, publicPort} = port;
	if (publicPort === undefined) {
		return [];
	}

	const text = isBound(port) ? `${address}:${publicPort}` : `${publicPort}`;
	return [textChoice(safe`port`, text, safe`${address ?? everywhere}:${mappingText(port)}`)];
}
