import {afterEach, beforeEach, expect, test} from 'vitest';
import type {ContainerId} from '../../source/engine/types.js';
import type {State} from '../../source/store/state.js';
import {sumKnown} from '../../source/util/sum-known.js';
import {containerList} from '../../source/view/list/container-list.js';
import {selectCursor} from '../../source/view/list/container-cursor.js';
import {listView} from '../../source/store/view/lists-slice.js';
import {startDemoLab, type DemoLab} from '../demo-lab/start-demo-lab.js';
import {never} from '../helpers/contract-engine.js';
import {openOperator, type Operator} from '../helpers/operator.js';

// What somebody on call wants to know and do, each from the start screen in at most so many presses. The sixth, the
// first error in the logs of a project, is in `first-error.test.ts`.

let lab: DemoLab;
let operator: Operator<{readonly socketPath: string}>;

beforeEach(async () => {
	lab = await startDemoLab({isTame: true});
	operator = openOperator({socketPath: lab.socketPath}, {columns: 120, rows: 40});
	await operator.sees('containers', 'api-7');
});

afterEach(async () => {
	await operator.close();
	await lab.close();
});

/** Keys as a user presses them, no more than `most`. */
async function press(most: number, ...keys: readonly string[]): Promise<void> {
	expect(keys.length).toBeLessThanOrEqual(most);
	await operator.press(...keys);
}

async function containersOf(): Promise<ReadonlyMap<string, string>> {
	const all = await operator.engine.list(never);
	return new Map(all.map(({name, state}) => [name, state]));
}

test('why is api down, and restart it', async () => {
	await press(7 - 2, '/', 'a', 'p', 'i', 'enter');
	// What the health check says changes from one to the next.
	const text = await operator.sees('containers', 'health: ');
	expect(text).toMatch(/▸.*api-7.*health: .*(?:HTTP 503|refused|connect)/i);
	await press(2, 'r', 'y');
	expect(operator.getState().fleet.notes.list.at(-1)?.text).toBe('restarted api-7');
});

test('remove all exited', async () => {
	const before = await containersOf();
	expect([...before.values()]).toContain('exited');
	await operator.press('9');
	await operator.sees('disk', 'containers');
	await press(5, 'j', 'x', 'y');
	const after = await containersOf();
	expect([...after.values()]).not.toContain('exited');
	expect([...after.keys()]).toEqual(
		[...before].filter(([, state]) => !['exited', 'created'].includes(state)).map(([name]) => name),
	);
});

function ratesOf({fleet}: State, id: ContainerId): number | undefined {
	const {readBytesPerSecond, writtenBytesPerSecond} = fleet.usage.settled.get(id)?.latest ?? {};
	return sumKnown([readBytesPerSecond, writtenBytesPerSecond]);
}

test('who uses most disk I/O', async () => {
	await operator.until(({fleet}) =>
		[...fleet.usage.settled.values()].some(({latest}) => (latest.readBytesPerSecond ?? 0) > 0),
	);
	await press(4, 'o', 'd', 'enter');
	const state = operator.getState();
	expect(listView(state, 'containers').sort).toBe('disk');
	const [top, next] = containerList.selectEntries(state).map(id => ratesOf(state, id as ContainerId));
	expect(top).toBeGreaterThan(next ?? Number.POSITIVE_INFINITY);
	expect(ratesOf(state, selectCursor(state)!.id)).toBe(top);
});

test('kill -HUP', async () => {
	const on = selectCursor(operator.getState())?.name;
	await press(6, 'K', 'h', 'enter', 'y');
	expect(operator.getState().fleet.notes.list.at(-1)?.text).toMatch(new RegExp(`^(?:sent SIGHUP to )?${on}`));
});

test('prune images', async () => {
	const count = async () => (await operator.engine.images.list(never)).length;
	const before = await count();
	await operator.press('5');
	await operator.sees('images', 'postgres');
	await press(5, 'x', 'y');
	expect(await count()).toBeLessThan(before);
});
