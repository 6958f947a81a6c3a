import {expect, test} from 'vitest';
import {readLine} from '../../../source/logs/log-buffer.js';
import {EngineError} from '../../../source/engine/transport/engine-error.js';
import {logs} from '../../../source/feeds/logs-feed.js';
import {safe} from '../../../source/text/safe-text.js';
import {selectLogEmpty} from '../../../source/view/logs/log-empty.js';
import type {LogOptions} from '../../../source/engine/types.js';
import {detailed, idOf, listed, makeContainer, makeState} from '../../helpers/fixtures.js';
import {titleOf} from '../../helpers/log-state.js';
import {engineWith, numbered, runFeeds} from '../../helpers/run-feeds.js';

const opened = {type: 'connection/opened', host: {} as never, atMs: 0} as const;

test('the cursor’s log is read, once to its end when its container has ended', async () => {
	const asked: LogOptions[] = [];
	const state = makeState(opened, {
		type: 'containers/listed',
		containers: [makeContainer('api', {state: 'exited'})],
	});
	const {until} = runFeeds([logs], state, engineWith(numbered(0, 5), asked));
	const ended = await until(({fleet}) => fleet.logs.sources.get(idOf('api'))?.status === 'ended');
	expect(readLine(ended.fleet.logs.buffer, 4)?.text).toBe('line 4');
	expect(asked).toEqual([{follow: true, tail: 1000}]);
	expect(logs.wants(ended)).toEqual([]);
	expect(titleOf(ended)).toBe('Logs · api · ended');
});

test('after the engine was away a line says that times may be wrong from there', async () => {
	const log = numbered(0, 10);
	const {store, until} = runFeeds([logs], makeState(opened, listed('api')), engineWith(log));
	await until(({fleet}) => fleet.logs.sources.get(idOf('api'))?.status === 'ended');
	log.push(...numbered(10, 3));
	store.dispatch({type: 'connection/lost', problem: {kind: 'unreachable', words: safe`gone`}, retryAtMs: 0});
	store.dispatch(opened);
	const {fleet} = await until(at => at.fleet.logs.buffer.end >= 14);
	const texts = Array.from({length: 14}, (_, seq) => readLine(fleet.logs.buffer, seq)?.text);
	expect(texts[9]).toBe('line 9');
	expect(texts[10]).toContain('the engine was away');
	expect(texts.slice(11)).toEqual(['line 10', 'line 11', 'line 12']);
});

test('the engine’s words about a log that it cannot give stay, with where it went', async () => {
	let calls = 0;
	const {store, until} = runFeeds(
		[logs],
		makeState(opened, listed('api'), detailed('api', {logDriver: safe`syslog`})),
		{
			// oxlint-disable-next-line require-yield
			async *logs() {
				calls++;
				throw new EngineError('failed', safe`configured logging driver does not support reading`);
			},
		},
	);
	const state = await until(({fleet}) => fleet.logs.sources.get(idOf('api'))?.status === 'refused');
	const [[first] = []] = selectLogEmpty(state);
	expect(first?.text).toBe('configured logging driver does not support reading');
	expect(state.fleet.logs.sources.get(idOf('api'))?.hint).toContain('syslog');
	expect(logs.wants(store.getState())).toEqual([]);
	expect(calls).toBe(1);
});
