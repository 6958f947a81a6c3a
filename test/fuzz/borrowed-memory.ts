import type {Engine} from '../../source/engine/engine.js';
import type {ContainerId} from '../../source/engine/types.js';
import type {FeedContext} from '../../source/feeds/feed.js';
import {followLog} from '../../source/feeds/log-follow.js';
import {partsToSave} from '../../source/feeds/log-save-lines.js';
import {firstSeq, readLine, seqAfter, seqAtOrAfter} from '../../source/logs/log-buffer.js';
import {mostLineBytes} from '../../source/logs/log-pack.js';
import {safeText} from '../../source/text/safe-text.js';
import type {Message} from '../../source/store/messages.js';
import {reduce} from '../../source/store/reduce.js';
import type {State} from '../../source/store/state.js';
import {idOf, listed, makeState} from '../helpers/fixtures.js';
import {stampOf} from '../helpers/grown-log.js';
import {lendingEngine, type LentLine} from '../helpers/lending-engine.js';
import {createRandom, type Random} from './random.js';

// Logs out of memory that is spoilt as soon as it isn't lent any more: what is kept and what is saved of them is,
// container by container, line for line what was written.

const names = ['api', 'db', 'cache', 'web'];
const {signal} = new AbortController();

export async function runBorrowedMemory(seed: number): Promise<string | undefined> {
	const random = createRandom(seed);
	const logs = writtenLogs(random);
	const cuts = Array.from({length: random.below(4)}, () => random.below(30_000));
	const engine = lendingEngine({
		logs,
		readBytes: () => random.pick([1 + random.below(60), 1 + random.below(4000), 65_536]),
		cutAt: () => (random.chance(0.5) ? cuts.pop() : undefined),
	});
	const context = contextOf(random, engine, [...logs.keys()]);
	await Promise.all([...logs.keys()].map(async id => followToEnd(id, context)));
	for (const atMs of [1e9, 2e9]) {
		context.dispatch({type: 'logs/settled', atMs});
	}

	cuts.length = 0;
	return (
		differenceOf(logs, keptOf(context.getState()), 'kept', mostLineBytes) ?? (await saved(logs, context))
	);
}

/** Stamps rise over all logs, and are shared here and there. */
function writtenLogs(random: Random): ReadonlyMap<ContainerId, readonly LentLine[]> {
	const logs = new Map(
		names.slice(0, 1 + random.below(names.length)).map(name => [idOf(name), [] as LentLine[]]),
	);
	const ids = [...logs.keys()];
	const count = random.pick([5, 60, 500]);
	let atNs = 1000;
	for (let index = 0; index < count; index++) {
		atNs += random.below(3);
		const long = random.chance(0.02) ? 'x'.repeat(random.below(60_000)) : '';
		const filler = random.pick(['', '漢字 🐳 é ', 'x'.repeat(random.below(300))]) + long;
		const isStderr = random.chance(0.2);
		logs.get(random.pick(ids))?.push({stamp: stampOf(atNs), text: `line ${index} ${filler}.`, isStderr});
	}

	return logs;
}

/** The clock goes as it likes, so lines leave the merge early and late. */
function contextOf(random: Random, engine: Pick<Engine, 'logs'>, ids: readonly ContainerId[]) {
	let state = makeState(listed(...names.slice(0, ids.length)), {
		type: 'logView/scoped',
		scope: {kind: 'shown'},
	});
	let nowMs = 0;
	const context: FeedContext = {
		engine: engine as Engine,
		getState: () => state,
		onChange: () => () => undefined,
		dispatch(message: Message) {
			nowMs += random.below(120);
			const dated = message.type === 'logs/arrived' ? {...message, atMs: nowMs} : message;
			state = reduce(state, dated);
		},
	};
	return context;
}

async function followToEnd(id: ContainerId, context: FeedContext): Promise<void> {
	const {sources} = context.getState().fleet.logs;
	const source = {set: 'shown~1000', id};
	if (!sources.has(id)) {
		context.dispatch({
			type: 'logs/joined',
			...source,
			name: safeText(id),
			generation: 1,
			isTogether: true,
			atMs: 0,
		});
	}

	for (let isOver = false; !isOver;) {
		const trail = context.getState().fleet.logs.sources.get(id)?.trail ?? [];
		const pause = async () => undefined;
		isOver = await followLog({source, opening: {tail: 'all'}, context, signal, pause}, trail).then(
			() => true,
			() => false,
		);
	}
}

function keptOf({fleet}: State): ReadonlyMap<ContainerId, readonly string[]> {
	const {buffer, sources} = fleet.logs;
	const ids = new Map([...sources].map(([id, {index}]) => [index, id]));
	const kept = new Map([...sources.keys()].map(id => [id, [] as string[]]));
	for (let seq = seqAtOrAfter(buffer, firstSeq(buffer)); seq !== undefined; seq = seqAfter(buffer, seq)) {
		const line = readLine(buffer, seq);
		const id = line && ids.get(line.source);
		if (line && id) {
			kept.get(id)?.push(`${line.stamp} ${line.text}`);
		}
	}

	return kept;
}

async function saved(
	logs: ReadonlyMap<ContainerId, readonly LentLine[]>,
	context: FeedContext,
): Promise<string | undefined> {
	const found = new Map([...logs.keys()].map(id => [id, [] as string[]]));
	let text = '';
	for await (const part of partsToSave('engine', context, signal)) {
		text += part.text;
	}

	for (const line of text.split('\n').slice(0, -1)) {
		const [stamp = '', ...rest] = line.split(' ');
		const name = logs.size === 1 ? names[0] : rest.shift();
		found.get(idOf(name ?? ''))?.push([stamp, ...rest].join(' '));
	}

	return differenceOf(logs, found, 'saved');
}

function cutAt(text: string, bytes: number): string {
	return Buffer.byteLength(text) > bytes ? Buffer.from(text).toString('utf8', 0, bytes) : text;
}

function differenceOf(
	logs: ReadonlyMap<ContainerId, readonly LentLine[]>,
	found: ReadonlyMap<ContainerId, readonly string[]>,
	where: string,
	mostBytes = Number.POSITIVE_INFINITY,
): string | undefined {
	for (const [id, lines] of logs) {
		const written = lines.map(({stamp, text}) => `${stamp} ${cutAt(text, mostBytes)}`);
		const got = found.get(id) ?? [];
		const at = written.findIndex((line, index) => got[index] !== line);
		if (at >= 0 || got.length !== written.length) {
			return `${where}: ${got.length} lines of ${written.length}; ${JSON.stringify(got[at]?.slice(0, 80))} for ${JSON.stringify(written[at]?.slice(0, 80))}`;
		}
	}

	return undefined;
}
