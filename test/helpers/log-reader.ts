import type {Engine} from '../../source/engine/engine.js';
import type {ContainerId, LogOptions} from '../../source/engine/types.js';
import {followLog} from '../../source/feeds/log-follow.js';
import {firstSeq, readLine, seqAfter, seqAtOrAfter} from '../../source/logs/log-buffer.js';
import {safeText} from '../../source/text/safe-text.js';
import {reduce} from '../../source/store/reduce.js';
import {makeState} from './fixtures.js';

export type LogReader = {
	/** Follows until the log ends (true) or breaks (false), from where it broke the last time on. */
	readonly follow: (engine: Pick<Engine, 'logs'>) => Promise<boolean>;
	/** What is kept. */
	readonly texts: () => readonly string[];
};

const {signal} = new AbortController();

/** One container's log as the feed brings it into the store, without its pauses. */
export function createLogReader(
	id: ContainerId,
	opening: Pick<LogOptions, 'tail'> = {tail: 1000},
): LogReader {
	const source = {set: `cursor:${id}~1000`, id};
	let state = makeState({type: 'logs/joined', ...source, name: safeText('it'), generation: 1, atMs: 0});
	return {
		async follow(engine) {
			const context = {
				engine: engine as Engine,
				getState: () => state,
				onChange: () => () => undefined,
				dispatch(fact: Parameters<typeof reduce>[1]) {
					state = reduce(state, fact);
				},
			};
			const trail = state.fleet.logs.sources.get(id)?.trail ?? [];
			return followLog({source, opening, context, signal, pause: async () => undefined}, trail).then(
				() => true,
				() => false,
			);
		},
		texts() {
			const {buffer} = state.fleet.logs;
			const texts: string[] = [];
			for (let seq = seqAtOrAfter(buffer, firstSeq(buffer)); seq !== undefined; seq = seqAfter(buffer, seq)) {
				texts.push(readLine(buffer, seq)?.text ?? '');
			}

			return texts;
		},
	};
}
