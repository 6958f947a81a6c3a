import {expect, onTestFinished, test} from 'vitest';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import {feeds} from '../../source/feeds/feed-table.js';
import {supervise} from '../../source/feeds/supervise.js';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import {firstSeq, readLine, seqAfter, seqAtOrAfter} from '../../source/logs/log-buffer.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import type {Fact, Message} from '../../source/store/messages.js';
import {reduce} from '../../source/store/reduce.js';
import type {State} from '../../source/store/state.js';
import {createStore} from '../../source/store/store.js';
import {makeState} from '../helpers/fixtures.js';
import {openDemo} from '../demo-lab/open-demo.js';
import {stateWhen} from '../helpers/state-when.js';

const factTypes = {
	'clock/ticked': true,
	'connection/opened': true,
	'connection/answered': true,
	'connection/dated': true,
	'connection/fellSilent': true,
	'connection/closed': true,
	'connection/lost': true,
	'connection/doubted': true,
	'containers/listed': true,
	'containers/failed': true,
	'containers/doubted': true,
	'containers/detailed': true,
	'events/happened': true,
	'events/opened': true,
	'events/recalled': true,
	'events/failed': true,
	'kernel/read': true,
	'kernel/elsewhere': true,
	'lastWords/read': true,
	'logs/joined': true,
	'logs/arrived': true,
	'logs/noticed': true,
	'logs/older': true,
	'logs/settled': true,
	'logs/ended': true,
	'logs/failed': true,
	'session/began': true,
	'session/joined': true,
	'usage/sampled': true,
	'usage/failed': true,
	'usage/recalled': true,
} as const satisfies Readonly<Record<Fact['type'], true>>;

const isFact = (message: Message): message is Fact => message.type in factTypes;

const arrays = {Uint8Array, Uint32Array};

/** A fact as a line of a file: JSON, but for the bytes of log lines, which are told in base64. */
function write(fact: Fact): string {
	return JSON.stringify(fact, function (this: Readonly<Record<string, unknown>>, key, told: unknown) {
		const value = this[key];
		if (!ArrayBuffer.isView(value)) {
			return told;
		}

		const {buffer, byteOffset, byteLength} = value;
		const base64 = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
		return {array: value instanceof Uint32Array ? 'Uint32Array' : 'Uint8Array', base64};
	});
}

function read(line: string): Fact {
	return JSON.parse(line, (_key, value: {array?: keyof typeof arrays; base64?: string} | null) => {
		if (!value?.array || value.base64 === undefined) {
			return value;
		}

		const {buffer} = Uint8Array.from(Buffer.from(value.base64, 'base64'));
		return new arrays[value.array](buffer);
	}) as Fact;
}

function keptLines({fleet}: State): readonly unknown[] {
	const {buffer} = fleet.logs;
	const lines: unknown[] = [];
	for (let seq = seqAtOrAfter(buffer, firstSeq(buffer)); seq !== undefined; seq = seqAfter(buffer, seq)) {
		lines.push(readLine(buffer, seq));
	}

	return lines;
}

/** All that is known, with the log lines as they are read and the charts' figures as they are. */
function known(state: State) {
	const {logs, ...fleet} = state.fleet;
	return {...fleet, logs: {...logs, buffer: keptLines(state), merge: logs.merge.count}};
}

const atFirst = () => makeState({type: 'screen/resized', columns: 160, rows: 40});

test('facts written to a file give, when they are read back, the same state and the same screen', async () => {
	const {socketPath, row, post} = await openDemo({now: Date.now, containers: 12});
	const engine = createDockerEngine({label: 'test', url: 'unix:///demo', socketPath});
	const store = createStore(atFirst());
	const ended = new AbortController();
	onTestFinished(() => {
		ended.abort();
		store.close();
		engine.close();
	});
	const recorded: Array<string | Message> = [];
	const dispatch = (message: Message) => {
		// At once: the bytes of log lines are valid no longer.
		recorded.push(isFact(message) ? write(message) : message);
		store.dispatch(message);
	};

	const until = async (isSo: (state: State) => boolean) => stateWhen(store, isSo);

	supervise(feeds, store, {...store, dispatch, engine}, ended.signal);
	await until(({fleet}) => fleet.containers.details.size === 12 && fleet.usage.byId.size > 0);
	dispatch({type: 'logView/scoped', scope: {kind: 'shown'}});
	await until(({fleet}) => fleet.logs.sources.size > 1 && fleet.logs.buffer.count > 20);
	const {set, buffer} = store.getState().fleet.logs;
	const top = firstSeq(buffer);
	dispatch({type: 'logView/held', set, cursor: top, top, end: buffer.end});
	const {Id: id} = await row('api-7');
	await post(`/containers/${id}/kill`);
	await until(({fleet}) =>
		fleet.events.recent.some(({subject, action}) => subject === id && action === 'die'),
	);
	await until(({fleet}) => [...fleet.usage.byId.values()].some(({gap, count}) => gap > 0 && count > gap));
	ended.abort();

	const types = new Set(recorded.flatMap(one => (typeof one === 'string' ? [read(one).type] : [])));
	expect([...types]).toEqual(
		expect.arrayContaining([
			'clock/ticked',
			'connection/opened',
			'containers/listed',
			'containers/detailed',
			'events/happened',
			'logs/joined',
			'logs/arrived',
			'usage/sampled',
		]),
	);
	const seen = store.getState();
	const again = recorded
		.map(one => (typeof one === 'string' ? read(one) : one))
		.reduce(reduce, makeState({type: 'screen/resized', columns: 160, rows: 40}));
	expect(known(again)).toEqual(known(seen));
	expect(firstFrame(again, allBindings)).toEqual(firstFrame(seen, allBindings));
});
