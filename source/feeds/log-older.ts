import type {ContainerId} from '../engine/types.js';
import {firstSeq, readLine, seqAfter, seqAtOrAfter, type LogBuffer} from '../logs/log-buffer.js';
import {completeSince} from '../logs/log-beginning.js';
import {joinPacks, slicePack, type LogPack} from '../logs/log-pack.js';
import type {Feed, FeedContext} from './feed.js';
import {logsOf} from './logs-of.js';

const pageLines = 1000;
/** Lines that may come while they are asked for. */
const margin = 2000;

type Page = {readonly set: string; readonly times: number};

/** `[`: a page of lines of the sources whose lines begin latest, as far as the engine has them. */
export const logOlder: Feed<Page> = {
	name: 'logOlder',
	wants({fleet, view}) {
		const {set, older, buffer} = fleet.logs;
		const asked = view.logView.older;
		const isWanted = asked?.set === set && asked.times > older.times && !older.isAll && buffer.count > 0;
		return isWanted ? [{set, times: older.times}] : [];
	},
	keyOf: ({set, times}) => `${times} ${set}`,
	async run(_page, context, signal) {
		const {set, buffer, sources} = context.getState().fleet.logs;
		const beginnings = [...sources].map(([id, {index, beginning}]) => ({
			id,
			index,
			until: completeSince(beginning, buffer),
		}));
		const latest = beginnings.reduce((newest, {until = ''}) => (until > newest ? until : newest), '');
		const wanted = beginnings.filter(({until}) => until === latest);
		const share = Math.ceil(pageLines / Math.max(1, wanted.length));
		const packs = await Promise.all(
			wanted.map(async ({id, index}) => {
				const known = knownUpTo(buffer, index, latest);
				const pack = await pageBefore({id, until: latest, share, known}, context, signal);
				return {id, pack, hasOlder: pack.count >= share};
			}),
		);
		if (!signal.aborted) {
			context.dispatch({type: 'logs/older', set, packs});
		}
	},
};

type Wanted = {
	readonly id: ContainerId;
	/** Since when its lines are there. */
	readonly until: string;
	/** Lines of the source that are kept although they are not younger than that. */
	readonly known: number;
	readonly share: number;
};

/**
 * An engine counts `tail` from the log's end, whatever `until` says: so as many are asked for as are known to come
 * after, and a page more; and if these don't reach, many more.
 */
async function pageBefore(wanted: Wanted, context: FeedContext, signal: AbortSignal): Promise<LogPack> {
	const {buffer} = context.getState().fleet.logs;
	const near = buffer.end - firstSeq(buffer) + wanted.share + margin;
	const page = await readBefore(wanted, near, context, signal);
	return page.count === wanted.share ? page : readBefore(wanted, 4 * near + 50_000, context, signal);
}

async function readBefore(
	{id, until, known, share}: Wanted,
	tail: number,
	{engine}: FeedContext,
	signal: AbortSignal,
): Promise<LogPack> {
	let page = joinPacks([]);
	for await (const {pack} of logsOf(engine)(id, {follow: false, until, tail}, signal)) {
		const joined = joinPacks([page, pack]);
		page = slicePack(joined, Math.max(0, joined.count - share - known));
	}

	return slicePack(page, 0, Math.max(0, page.count - known));
}

function knownUpTo(buffer: LogBuffer, source: number, until: string): number {
	let known = 0;
	let seq = seqAtOrAfter(buffer, firstSeq(buffer));
	// Stamps out of order are so by a few lines.
	for (let later = 0; seq !== undefined && later < 100; seq = seqAfter(buffer, seq)) {
		const line = readLine(buffer, seq);
		const isUpTo = line !== undefined && line.stamp <= until;
		later += isUpTo ? 0 : 1;
		known += isUpTo && line.source === source && !line.isNotice ? 1 : 0;
	}

	return known;
}
