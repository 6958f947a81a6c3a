import {createLogIntake} from '../../source/engine/parse/log-intake.js';
import {parseContainer} from '../../source/engine/parse/parse-container.js';
import {parseDetails} from '../../source/engine/parse/parse-details.js';
import {parseEvent} from '../../source/engine/parse/parse-event.js';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import type {ColorLevel} from '../../source/text/line.js';
import {emptyRun, type RunForm} from '../../source/engine/run/run-form.js';
import {safeText} from '../../source/text/safe-text.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import {views} from '../../source/panes/views.js';
import {columns as allColumns} from '../../source/view/list/container-columns.js';
import {selectLogSet} from '../../source/view/logs/log-set.js';
import {stampModes} from '../../source/store/view/log-view-slice.js';
import type {Message} from '../../source/store/messages.js';
import type {Overlay} from '../../source/store/view/overlay-slice.js';
import {reduce} from '../../source/store/reduce.js';
import type {State} from '../../source/store/state.js';
import {idOf, makeFailure, makeState, startMs} from '../helpers/fixtures.js';
import {stampOf} from '../helpers/grown-log.js';
import {hostileContainer, hostileDetails, hostileEvent, hostileNames} from './hostile-json.js';
import {hostileText} from './hostile.js';
import {judgeScreen} from './judge-screen.js';
import {createRandom, type Random} from './random.js';

/** Feeds hostile text into every field and looks at the whole screen, pane by pane. Undefined, or what was found. */
export function runHostileText(seed: number): string | undefined {
	const random = createRandom(seed);
	const state = hostileState(random);
	const screens: Array<readonly [string, State]> = [
		...views.map(({id}) => [id, reduce(state, {type: 'focus/moved', pane: id, isZoomed: true})] as const),
		...overlaysOf(random).map(
			overlay => [overlay.kind, reduce(state, {type: 'overlay/opened', overlay})] as const,
		),
	];
	for (const [name, shown] of screens) {
		const found = judgeScreen(firstFrame(shown, allBindings), shown.view.screen.columns);
		if (found !== undefined) {
			return `${name}: ${found}`;
		}
	}

	return undefined;
}

function hostileState(random: Random): State {
	const text = () => hostileText(random);
	const facts: Message[] = [
		...hostileLook(random),
		{
			type: 'containers/listed',
			containers: hostileNames.map(name => parseContainer(hostileContainer(name, text))),
		},
		{
			type: 'containers/detailed',
			ids: hostileNames.map(idOf),
			details: hostileNames.map(name => parseDetails(hostileDetails(name, text))),
		},
		{
			type: 'events/happened',
			events: hostileNames.flatMap(name => parseEvent(hostileEvent(name, text)) ?? []),
		},
		{type: 'inspection/came', id: idOf('a'), json: hostileDetails('a', text)},
		{type: 'notes/added', note: {atMs: startMs, tone: 'bad', text: safeText(text())}},
		{type: 'pending/ended', id: idOf('b'), failure: makeFailure(safeText(text()))},
	];
	const state = withLogs(random, facts.reduce(reduce, makeState()));
	const {screen} = state.view;
	const colorLevel = random.below(4) as ColorLevel;
	return {...state, view: {...state.view, screen: {...screen, colorLevel, isUnicode: random.chance(0.8)}}};
}

/** Hostile lines of the containers whose logs are followed, looked at in any way. */
function withLogs(random: Random, before: State): State {
	const text = () => hostileText(random);
	const logView = {
		...before.view.logView,
		scope: {kind: random.pick(['auto', 'shown'] as const)},
		isWrapped: random.chance(0.5),
		sideways: random.chance(0.5) ? 0 : random.below(40),
		stamps: random.pick(stampModes),
		isShaped: random.chance(0.5),
		search: random.chance(0.5) ? random.pick(['e', 'x', '/./', '/[^x]/', text()]) : '',
	};
	const state = {...before, view: {...before.view, logView}};
	const {key, isTogether, containers} = selectLogSet(state);
	const inJson = () => JSON.stringify({msg: text(), level: 'error', [text()]: text()});
	return containers
		.flatMap(({id, name}): Message[] => {
			const intake = createLogIntake();
			for (let line = 0; line < 12; line++) {
				const said = (random.chance(0.3) ? inJson() : text()).replaceAll('\n', ' ');
				const bytes = Buffer.from(`${stampOf(line)} ${said}`);
				intake.add(bytes, 0, bytes.length, line % 2);
			}

			return [
				{type: 'logs/joined', set: key, id, name, generation: 1, isTogether, atMs: startMs},
				{type: 'logs/arrived', set: key, id, pack: intake.take(), atMs: startMs},
			];
		})
		.concat({type: 'logs/settled', atMs: startMs + 60_000})
		.reduce(reduce, state);
}

/** Any size that is enough, any columns. */
function hostileLook(random: Random): readonly Message[] {
	const columns = random.chance(0.5)
		? allColumns.map(({id}) => id).filter(() => random.chance(0.5))
		: undefined;
	return [
		{type: 'screen/resized', columns: 60 + random.below(300), rows: 15 + random.below(50)},
		{type: 'lists/columnsChosen', list: 'containers', columns},
	];
}

/** A copy whose every kept setting is hostile. */
function hostileForm(values: RunForm['values'], raw: () => string): RunForm {
	const base = {
		config: {
			User: raw(),
			Healthcheck: {Test: ['CMD', raw()]},
			Entrypoint: [raw(), raw()],
			[raw()]: {[raw()]: raw()},
		},
		host: {
			CapAdd: [raw(), 1],
			Devices: [raw(), {PathOnHost: raw()}],
			Sysctls: {[raw()]: raw()},
			Mounts: raw(),
		},
		mode: '',
		main: raw(),
		networks: {[raw()]: {Aliases: [raw()], DriverOpts: {[raw()]: raw()}}},
	};
	return {values, base, left: [raw()]};
}

function overlaysOf(random: Random): readonly Overlay[] {
	const raw = () => hostileText(random);
	const name = safeText(raw());
	const target = {kind: 'container', id: idOf('a'), name} as const;
	const page = {
		kind: 'inspect',
		target,
		cursor: 0,
		folded: new Set<string>(),
		path: raw(),
		search: raw(),
		isUnmasked: true,
	} as const;
	const draft = {text: raw(), caret: 0};
	const values = {...emptyRun, image: raw(), name: raw(), command: raw(), env: `A=${raw()}`, labels: raw()};
	return [
		...['summary', 'json', 'env', 'ports', 'mounts', 'labels', 'health'].map(tab => ({
			...page,
			tab,
			path: '',
		})),
		{...page, tab: 'json'},
		{kind: 'messages', scroll: 0},
		{kind: 'confirm', actionId: 'stop', targets: [target, target], options: {}},
		{kind: 'confirm', actionId: 'kill', targets: [target], options: {signal: raw()}},
		{kind: 'form', ...hostileForm(values, raw), cursor: random.below(30), caret: 0},
		{kind: 'palette', draft, cursor: 0},
		{
			kind: 'prompt',
			label: name,
			draft,
			purpose: {kind: 'filter'},
			isLive: true,
			before: '',
			problem: name,
			targets: [target],
		},
		{
			kind: 'prune',
			unused: [{kind: 'volume', id: raw(), name, sizeBytes: 1, isNamed: true}],
			isNamedToo: true,
			scroll: 0,
		},
	];
}
