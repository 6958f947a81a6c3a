import {onTestFinished, test, expect} from 'vitest';
import type {KernelReader} from '../../../source/engine/kernel/kernel-reader.js';
import {createKernelFeed} from '../../../source/feeds/kernel-feed.js';
import {listed, makeState} from '../../helpers/fixtures.js';
import {opened} from '../../helpers/fleet.js';
import type {FeedContext} from '../../../source/feeds/feed.js';
import type {Message} from '../../../source/store/messages.js';

type Pass = Awaited<ReturnType<KernelReader['read']>>;

/** The first thing that the feed tells of what a reader finds; and whether the reader was closed in the end. */
async function firstTold(pass: Pass) {
	const state = makeState(opened(), listed('web'));
	const ended = new AbortController();
	let isClosed = false;
	const targets: string[] = [];
	const feed = createKernelFeed(() => ({
		read: async asked => {
			targets.push(...asked.map(({id}) => id));
			return pass;
		},
		close() {
			isClosed = true;
		},
	}));
	onTestFinished(() => ended.abort());
	const [wish] = feed.wants(state);
	const message = await new Promise<Message>(resolve => {
		const context = {
			getState: () => state,
			dispatch: resolve,
			engine: {address: {}},
		} as unknown as FeedContext;
		void feed.run(wish!, context, ended.signal).then(() => undefined);
	});
	ended.abort();
	await new Promise(resolve => {
		setImmediate(resolve);
	});
	return {message, targets, isClosed};
}

test('what the kernel counts of the containers that run is told, and its files are closed in the end', async () => {
	const pass = {readings: [], host: {atMs: 1}, kills: [], isLogReadable: true};
	const {message, targets, isClosed} = await firstTold(pass);
	expect(message).toEqual({type: 'kernel/read', ...pass});
	expect(targets.length).toBe(1);
	expect(isClosed).toBe(true);
});

test('containers of another machine: that is told', async () => {
	expect((await firstTold(undefined)).message).toEqual({type: 'kernel/elsewhere'});
});

test('nothing is read while there is no engine, or it has told nothing of itself', () => {
	const feed = createKernelFeed(() => {
		throw new Error('must not be made');
	});
	expect(feed.wants(makeState(listed('web')))).toEqual([]);
	expect(feed.wants(makeState(opened()))).toEqual([]);
});
