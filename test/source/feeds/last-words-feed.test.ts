import {expect, onTestFinished, test} from 'vitest';
import type {Engine} from '../../../source/engine/engine.js';
import {EngineError} from '../../../source/engine/transport/engine-error.js';
import type {ContainerId, LogOptions} from '../../../source/engine/types.js';
import {createLogIntake} from '../../../source/engine/parse/log-intake.js';
import {lastWords} from '../../../source/feeds/last-words-feed.js';
import {supervise} from '../../../source/feeds/supervise.js';
import type {State} from '../../../source/store/state.js';
import {createStore} from '../../../source/store/store.js';
import {safe} from '../../../source/text/safe-text.js';
import {selectTroubles} from '../../../source/view/trouble/troubles.js';
import {ticked} from '../../helpers/fleet.js';
import {detailed, idOf, makeContainer, makeState, startMs} from '../../helpers/fixtures.js';

const died = {state: 'exited', exitCode: 1, startedAtMs: startMs - 60_000} as const;

/** The feed on an engine whose logs say that, once the state is so. */
async function read(said: string | EngineError, isSo: (state: State) => boolean) {
	const store = createStore(
		makeState(
			{type: 'connection/opened', host: {} as never, atMs: startMs},
			{
				type: 'containers/listed',
				containers: [
					makeContainer('api', {state: 'exited', exitCode: 1}),
					makeContainer('job', {state: 'exited', exitCode: 0}),
					makeContainer('db'),
				],
			},
			detailed('api', {...died, finishedAtMs: startMs - 5000}),
			detailed('job', {...died, exitCode: 0, finishedAtMs: startMs - 5000}),
		),
	);
	const asked: Array<readonly [ContainerId, LogOptions]> = [];
	async function* logs(id: ContainerId, options: LogOptions) {
		asked.push([id, options]);
		if (said instanceof EngineError) {
			throw said;
		}

		const intake = createLogIntake();
		const bytes = Buffer.from(`2026-11-25T02:14:06.000000000Z ${said}`);
		intake.add(bytes, 0, bytes.length, 1);
		yield {pack: intake.take(), behindMs: 0};
	}

	const ended = new AbortController();
	onTestFinished(() => {
		ended.abort();
		store.close();
	});
	supervise([lastWords], store, {...store, engine: {logs} as unknown as Engine}, ended.signal);
	await new Promise<void>(resolve => {
		store.onChange(state => isSo(state) && resolve());
	});
	return {asked, store};
}

const heard = ({fleet}: State) => fleet.lastWords.byId.has(idOf('api'));
const reasonOf = (state: State) => selectTroubles(state).get(idOf('api'))?.reasons[0];

test('a container that ended badly is asked once, for the life that ended, and its row tells the cause', async () => {
	const {asked, store} = await read('FATAL no route to db, password=hunter2', heard);
	expect(asked).toEqual([
		[idOf('api'), {follow: false, tail: 160, since: new Date(startMs - 60_000).toISOString()}],
	]);
	expect(reasonOf(store.getState())?.words).toBe('exit 1: no route to db, password=••••••');
	expect(lastWords.wants(store.getState())).toEqual([]);
	store.dispatch(detailed('api', {...died, finishedAtMs: startMs - 1000}));
	expect(lastWords.wants(store.getState())).toHaveLength(1);
});

test('where it runs again, only what it wrote before that start is asked for', async () => {
	const again = {
		...died,
		state: 'running',
		finishedAtMs: startMs - 5000,
		startedAtMs: startMs - 1000,
	} as const;
	const store = createStore(
		makeState(
			{type: 'connection/opened', host: {} as never, atMs: startMs},
			{type: 'containers/listed', containers: [makeContainer('api')]},
			detailed('api', {...again, restartCount: 3}),
			ticked(),
		),
	);
	const asked: LogOptions[] = [];
	async function* logs(_id: ContainerId, options: LogOptions) {
		asked.push(options);
		yield {pack: createLogIntake().take(), behindMs: 0};
	}

	const ended = new AbortController();
	supervise([lastWords], store, {...store, engine: {logs} as unknown as Engine}, ended.signal);
	await new Promise<void>(resolve => {
		store.onChange(state => heard(state) && resolve());
	});
	ended.abort();
	store.close();
	expect(asked).toEqual([{follow: false, tail: 400, until: new Date(startMs - 1000).toISOString()}]);
});

test('of one that runs again its words are those of its last death, whatever inspect calls its exit now', async () => {
	const crash = {details: {state: 'running', exitCode: 0, restartCount: 3}} as const;
	const store = createStore(
		makeState(
			{type: 'connection/opened', host: {} as never, atMs: startMs},
			{type: 'containers/listed', containers: [makeContainer('api')]},
			{
				type: 'events/happened',
				events: [
					{
						atMs: startMs - 5000,
						atNano: '1.0',
						kind: 'container',
						action: safe`die`,
						subject: idOf('api'),
						exitCode: 1,
						attributes: {},
					},
				],
			},
			detailed('api', {...crash.details, finishedAtMs: startMs - 5000, startedAtMs: startMs - 1000}),
			ticked(),
		),
	);
	async function* logs() {
		const intake = createLogIntake();
		const bytes = Buffer.from('2026-11-24T02:14:01.000000000Z FATAL no route to db');
		intake.add(bytes, 0, bytes.length, 1);
		yield {pack: intake.take(), behindMs: 0};
	}

	const ended = new AbortController();
	supervise([lastWords], store, {...store, engine: {logs} as unknown as Engine}, ended.signal);
	await new Promise<void>(resolve => {
		store.onChange(state => heard(state) && resolve());
	});
	ended.abort();
	expect(reasonOf(store.getState())?.words).toBe('exit 1: no route to db, restarted ×3');
	store.close();
});

test('the words of a death with another exit code are not taken for this one', async () => {
	const {store} = await read('FATAL no route to db', heard);
	store.dispatch({
		type: 'containers/listed',
		containers: [makeContainer('api', {state: 'exited', exitCode: 2})],
	});
	expect(reasonOf(store.getState())?.words).not.toContain('no route');
});

test('a log that can not be read is asked for once, too, and then the exit stands alone', async () => {
	const refused = new EngineError('failed', safe`configured logging driver does not support reading`);
	const {asked, store} = await read(refused, heard);
	expect(asked).toHaveLength(1);
	expect(reasonOf(store.getState())?.words).toMatch(/^exit 1$/);
	expect(lastWords.wants(store.getState())).toEqual([]);
});

test('an engine that does not answer is asked nothing', () => {
	expect(lastWords.wants(makeState())).toEqual([]);
});
