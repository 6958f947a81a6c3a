import {perform} from '../../source/actions/perform.js';
import {diff} from '../../source/actions/reports/diff-report.js';
import {history} from '../../source/actions/reports/image-history.js';
import {tellReport} from '../../source/actions/reports/tell-report.js';
import {stop} from '../../source/actions/stop.js';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import type {Engine} from '../../source/engine/engine.js';
import {EngineError} from '../../source/engine/transport/engine-error.js';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import {safeText} from '../../source/text/safe-text.js';
import {previewCells} from '../../source/panes/list/preview-cells.js';
import {views} from '../../source/panes/views.js';
import {displayWidth} from '../../source/text/width.js';
import type {State} from '../../source/store/state.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import type {Table} from '../../source/view/tables/define-table.js';
import {tables} from '../../source/view/tables/tables.js';
import type {Message} from '../../source/store/messages.js';
import {reduce} from '../../source/store/reduce.js';
import {idOf, makeState, startMs} from '../helpers/fixtures.js';
import {startSocketServer} from '../helpers/socket-server.js';
import {hostileAnswer} from './hostile-json.js';
import {hostileText} from './hostile.js';
import {judgeScreen} from './judge-screen.js';
import {createRandom, type Random} from './random.js';

/** Asks an engine that answers everything with hostile text, over HTTP, and looks at every table, report and refusal. */
export async function runHostileEngine(seed: number): Promise<string | undefined> {
	const random = createRandom(seed);
	const server = await startSocketServer(({url = '/'}, response) => {
		const {pathname} = new URL(url, 'http://engine');
		const answer = hostileAnswer(pathname, () => hostileText(random));
		response.statusCode = answer === undefined ? 500 : 200;
		response.end(JSON.stringify(answer ?? {message: hostileText(random)}));
	});
	const engine = createDockerEngine(server.address);
	try {
		return await look(engine, random);
	} finally {
		engine.close();
		await server.close();
	}
}

async function look(engine: Engine, random: Random): Promise<string | undefined> {
	const {signal} = new AbortController();
	let state = makeState({type: 'screen/resized', columns: 80 + random.below(200), rows: 30});
	const dispatch = (message: Message) => {
		state = reduce(state, message);
	};

	const judge = (what: string, ...messages: readonly Message[]) => {
		const shown = messages.reduce(reduce, state);
		const found = judgeScreen(firstFrame(shown, allBindings), shown.view.screen.columns);
		return found === undefined ? [] : [`${what}: ${found}`];
	};

	const context = {engine, dispatch, getState: () => state, now: () => startMs};
	const target = {kind: 'container', id: idOf('a'), name: safeText(hostileText(random))} as const;
	dispatch({type: 'connection/opened', host: await engine.info(signal), atMs: startMs});
	dispatch({type: 'containers/listed', containers: await engine.list(signal)});
	const table = await engine.top(idOf('a'), signal);
	dispatch({type: 'processes/listed', id: idOf('a'), table, atMs: startMs});
	dispatch({type: 'lists/asked', list: 'registry', query: 'x'});
	const found = judge('processes', {type: 'focus/moved', pane: 'top', isZoomed: true});
	for (const {id: pane, source} of tables) {
		dispatch(await loaded(pane, source, engine, signal));
		found.push(...judge(pane, {type: 'focus/moved', pane, isZoomed: true}));
		found.push(...judgePreview(pane, state));
	}

	for (const report of [diff, history]) {
		await tellReport(report, target, '', context, signal);
		found.push(...judge(report.id, {type: 'overlay/opened', overlay: {kind: 'report', scroll: 0}}));
	}

	await perform(stop, [target], {}, context, signal);
	found.push(...judge('a refusal', {type: 'overlay/opened', overlay: {kind: 'messages', scroll: 0}}));
	return found[0];
}

/** Its table is Ink's, which the rings do without: what it is given must be clean, and fit. */
function judgePreview(pane: string, state: State): readonly string[] {
	const {columns} = state.view.screen;
	const facts = views.find(({id}) => id === pane)?.preview?.facts(state) ?? [];
	const values = previewCells(facts, columns, 50).filter((_, index) => index % 2 === 1);
	return values.flatMap(value => {
		const found = judgeScreen(value + ' '.repeat(Math.max(0, columns - displayWidth(value))), columns);
		return found === undefined ? [] : [`the preview of ${pane}: ${found}`];
	});
}

/** What a table's feed would tell: its rows, or why there are none. */
async function loaded(
	list: string,
	source: Table['source'],
	engine: Engine,
	signal: AbortSignal,
): Promise<Message> {
	try {
		return {type: 'resources/loaded', list, data: await source?.load(engine, 'x', signal), atMs: startMs};
	} catch (error) {
		if (error instanceof EngineError) {
			return {type: 'resources/failed', list, problem: error.words, atMs: startMs};
		}

		throw error;
	}
}
