import {askPrune} from '../../source/actions/ask-prune.js';
import {perform} from '../../source/actions/perform.js';
import {reportById} from '../../source/actions/reports/report-table.js';
import {tellReport} from '../../source/actions/reports/tell-report.js';
import {actionById} from '../../source/actions/action-table.js';
import {openInteractive} from '../../source/app/effects/open-interactive.js';
import type {Engine} from '../../source/engine/engine.js';
import type {Container, ContainerState} from '../../source/engine/types.js';
import {readRunCopy} from '../../source/engine/run/read-run-copy.js';
import {supervise} from '../../source/feeds/supervise.js';
import {feeds} from '../../source/feeds/feed-table.js';
import type {Effect} from '../../source/keys/effect.js';
import {resolve} from '../../source/keys/resolve.js';
import {safe} from '../../source/text/safe-text.js';
import {sheetOf} from '../../source/panes/sheets/open-sheet.js';
import {views} from '../../source/panes/views.js';
import {containerList} from '../../source/view/list/container-list.js';
import {listById} from '../../source/view/list/lists.js';
import {initialState} from '../../source/store/initial-state.js';
import type {State} from '../../source/store/state.js';
import type {Store} from '../../source/store/open-store.js';
import {createStore} from '../../source/store/store.js';
import {engineAt} from './contract-engine.js';
import {typed} from './press-keys.js';
import type {RealEngine} from './real-engine.js';
import {textOf, textsOf} from './text-of.js';
import {usualChartSeconds} from '../../source/store/view/screen-slice.js';
import {stateWhen} from './state-when.js';

/** Somebody at the keyboard of midwatch without its screen: keys in, a real engine changed. */
export type Operator<Real = RealEngine> = {
	readonly real: Real;
	readonly engine: Engine;
	readonly getState: () => State;
	/** Presses one key after another; each has had its whole effect before the next. */
	readonly press: (...keys: readonly string[]) => Promise<void>;
	readonly type: (text: string) => Promise<void>;
	/** The cursor onto the container of that name, once it is known. */
	readonly onContainer: (name: string, state?: ContainerState) => Promise<void>;
	/** The cursor onto a row of a table pane, opened by its own keys. */
	readonly onRow: (keys: string, pane: string, name: string) => Promise<void>;
	/** Resolves with the pane's text once that is in it. */
	readonly sees: (pane: string, text: string) => Promise<string>;
	/** The text of the page over the panes. */
	readonly page: () => string;
	readonly until: (isSo: (state: State) => boolean) => Promise<State>;
	/** What was said in a shell after that was typed into it, and how it ended. */
	readonly useTerminal: (
		input: string,
	) => Promise<{readonly said: string; readonly exitCode: number | undefined}>;
	readonly close: () => Promise<void>;
};

const usualSize = {columns: 180, rows: 60};

export function openOperator<Real extends Pick<RealEngine, 'socketPath'>>(
	real: Real,
	size = usualSize,
): Operator<Real> {
	const engine = engineAt(real.socketPath);
	const store = createStore(beginning(size));
	const controller = new AbortController();
	const {signal} = controller;
	const context = {...store, engine};
	supervise(feeds, store, context, signal);
	let remote: Extract<Effect, {type: 'effect/openTerminal'}> | undefined;

	const runOutcome = async (effect: Effect): Promise<void> => {
		if (effect.type === 'effect/openTerminal') {
			remote = effect;
			return;
		}

		await doEffect(effect, store, engine, signal);
	};

	const press = async (...keys: readonly string[]) => {
		for (const key of keys) {
			const text = key === 'space' ? ' ' : Array.from(key).length === 1 ? key : '';
			for (const item of resolve(store.getState(), {key, text}, views)) {
				if (item.type.startsWith('effect/')) {
					await runOutcome(item as Effect);
				} else {
					store.dispatch(item as Exclude<typeof item, Effect>);
				}
			}
		}
	};

	const until = async (isSo: (state: State) => boolean) => stateWhen(store, isSo);
	const pointAt = (list: string, entry: string) => {
		const index = listById(list)?.selectPlaces(store.getState()).get(entry) ?? 0;
		store.dispatch({type: 'lists/pointed', list, entry, index, top: 0});
	};

	return {
		real,
		engine,
		getState: store.getState,
		press,
		type: async text => press(...typed(text)),
		until,
		async onContainer(name, wanted) {
			const isSo = (one: Container | undefined) =>
				one?.name === name && (wanted === undefined || one.state === wanted);
			const found = () => [...(containerList.items(store.getState())?.values() ?? [])].find(isSo);
			await until(() => found() !== undefined);
			store.dispatch({type: 'focus/moved', pane: 'containers', isZoomed: false});
			pointAt('containers', found()?.id ?? '');
		},
		async onRow(keys, pane, name) {
			await press(keys);
			const found = () =>
				[...(listById(pane)?.items(store.getState())?.values() ?? [])].find(row => row.name === name);
			await until(() => found() !== undefined);
			pointAt(pane, found()?.id ?? '');
		},
		async sees(pane, text) {
			await until(state => paneText(state, pane).includes(text));
			return paneText(store.getState(), pane);
		},
		page() {
			const sheet = sheetOf(store.getState(), [], size.columns, 10_000);
			return textsOf([sheet?.title ?? [], ...(sheet?.lines ?? [])]).join('\n');
		},
		async useTerminal(input) {
			if (!remote) {
				throw new Error('no key has asked for the terminal');
			}

			return talk(await openInteractive(engine, remote, size, signal), input);
		},
		async close() {
			controller.abort();
			store.close();
			engine.close();
		},
	};
}

async function doEffect(effect: Effect, store: Store, engine: Engine, signal: AbortSignal): Promise<void> {
	const context = {...store, engine};
	if (effect.type === 'effect/perform') {
		const action = actionById(effect.actionId, effect.options);
		await (action && perform(action, effect.targets, effect.options, {...context, now: Date.now}, signal));
	} else if (effect.type === 'effect/report') {
		const report = reportById(effect.reportId);
		const told = report && tellReport(report, effect.target, effect.input, context, signal);
		// Its end is what the test brings about.
		await (effect.reportId === 'waitForEnd' ? undefined : told);
	} else if (effect.type === 'effect/askPrune') {
		await askPrune(effect.kinds, context, signal);
	} else if (effect.type === 'effect/openForm') {
		const form = await readRunCopy(engine, effect.id, signal);
		store.dispatch({type: 'overlay/opened', overlay: {kind: 'form', ...form, cursor: 0, caret: 0}});
	}
}

async function talk(remote: Awaited<ReturnType<typeof openInteractive>>, input: string) {
	let said = '';
	remote.stream.on('data', (bytes: Buffer) => {
		said += bytes.toString();
	});
	remote.stream.write(input);
	await new Promise(resolve => {
		remote.stream.once('end', resolve).once('close', resolve);
	});
	return {said, exitCode: (await remote.outcome()).exitCode};
}

function paneText(state: State, pane: string): string {
	const {columns, rows} = state.view.screen;
	const lines = views.find(({id}) => id === pane)?.lines(state, columns, rows) ?? [];
	return lines.map(line => textOf(line)).join('\n');
}

function beginning(size: typeof usualSize): State {
	return initialState({
		label: safe`test`,
		url: safe`unix:///test`,
		isDemo: false,
		tried: [],
		ourNowMs: Date.now(),
		screen: {
			...size,
			colorLevel: 0,
			isUnicode: true,
			isReadOnly: false,
			isCpuOfHost: false,
			chartSeconds: usualChartSeconds,
			isSlow: false,
		},
	});
}
