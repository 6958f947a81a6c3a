import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import type {Engine} from '../../source/engine/engine.js';
import {containers} from '../../source/feeds/containers-feed.js';
import type {Feed} from '../../source/feeds/feed.js';
import {logSave} from '../../source/feeds/log-save.js';
import {logSettle} from '../../source/feeds/log-settle.js';
import {logs} from '../../source/feeds/logs-feed.js';
import {supervise} from '../../source/feeds/supervise.js';
import type {LogSave} from '../../source/store/fleet/saves-slice.js';
import type {State} from '../../source/store/state.js';
import {createStore} from '../../source/store/store.js';
import {never} from '../helpers/contract-engine.js';
import {makeState} from '../helpers/fixtures.js';
import type {RealEngine} from '../helpers/real-engine.js';
import {eachRealEngine, useRealEngine} from '../helpers/real-engines.js';
import {stateWhen} from '../helpers/state-when.js';

// Logs of known content, followed while they are written and saved, against what `docker logs` says of them.

/** Scripts that number their lines, each at a rate of its own; `-` stands before the number. */
const scripts = {
	slow: 'for i in $(seq 60); do echo "slow-$i of sixty"; sleep 0.05; done',
	steady: 'for i in $(seq 150); do echo "steady-$i"; echo "steady-e$i" >&2; sleep 0.02; done',
	fast: 'for i in $(seq 600); do echo "fast-$i $i $i $i 漢字"; sleep 0.005; done',
	bursts: 'for j in $(seq 6); do for i in $(seq 400); do echo "burst-$j.$i"; done; sleep 0.4; done',
};

type Name = keyof typeof scripts;
const names = Object.keys(scripts) as readonly Name[];

function follow(engine: Engine, feeds: readonly Feed[] = [logs, logSettle, logSave]) {
	const store = createStore(makeState({type: 'connection/opened', host: {} as never, atMs: 0}));
	const ended = new AbortController();
	const context = {...store, engine};
	supervise(feeds, store, context, ended.signal);
	onTestFinished(() => {
		ended.abort();
		store.close();
	});
	const until = async (isSo: (state: State) => boolean) => stateWhen(store, isSo);
	const relist = async () => {
		const listed = (await engine.list(never)).filter(({name}) => names.includes(name as never));
		store.dispatch({type: 'containers/listed', containers: listed});
	};

	return {store, until, relist};
}

async function save(
	{store, until}: ReturnType<typeof follow>,
	what: LogSave['what'],
): Promise<readonly string[]> {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-save-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const path = join(folder, 'saved.log');
	const notes = store.getState().fleet.notes.list.length;
	store.dispatch({type: 'saves/asked', path, what});
	await until(({fleet}) => fleet.notes.list.length > notes);
	return readFileSync(path, 'utf8').split('\n').slice(0, -1);
}

eachRealEngine('the %s engine', kind => {
	let real: RealEngine;
	let engine: Engine;

	useRealEngine(kind, (...started) => {
		[real, engine] = started;
	});

	const expectTruth = async (name: Name, lines: readonly string[]) => {
		const {out, err} = await real.logsOf(name);
		const isErr = (line: string) => line.includes('-e');
		expect(lines.filter(line => !isErr(line))).toEqual(out);
		expect(lines.filter(isErr)).toEqual(err);
	};

	test('four at four rates, followed together, are kept and saved line for line', async () => {
		const followed = follow(engine);
		followed.store.dispatch({type: 'logView/scoped', scope: {kind: 'shown'}});
		await Promise.all(names.map(async name => real.run(name, `sleep 0.5; ${scripts[name]}`)));
		await followed.relist();
		await Promise.all(names.map(async name => real.docker('wait', name)));
		await followed.until(
			({fleet: {logs: at}}) =>
				at.sources.size === names.length &&
				[...at.sources.values()].every(({status}) => status === 'ended') &&
				at.waiting === 0,
		);
		for (const what of ['kept', 'engine'] as const) {
			const lines = await save(followed, what);
			for (const name of names) {
				const own = lines.filter(line => line.split(' ')[1] === name);
				await expectTruth(
					name,
					own.map(line => line.replace(` ${name} `, ' ')),
				);
			}
		}
	}, 120_000);

	test.each(names)(
		'%s alone is kept and saved line for line',
		async name => {
			const followed = follow(engine);
			followed.store.dispatch({type: 'logView/scoped', scope: {kind: 'auto'}});
			await real.docker('rm', '--force', name).catch(() => '');
			const id = await real.run(name, scripts[name]);
			const listed = (await engine.list(never)).filter(one => one.id === id);
			followed.store.dispatch({type: 'containers/listed', containers: listed});
			await real.docker('wait', name);
			await followed.until(({fleet}) => [...fleet.logs.sources.values()][0]?.status === 'ended');
			for (const what of ['kept', 'engine'] as const) {
				await expectTruth(name, await save(followed, what));
			}
		},
		60_000,
	);

	test.each(['plain', 'tty'])(
		'lines of any length are saved whole, %s',
		async how => {
			const followed = follow(engine);
			const name = `long-${how}`;
			const script =
				"for n in 16383 16384 16385 40000 1000000 3; do head -c $n /dev/zero | tr '\\0' x; echo; echo $n; done";
			const id = await real.run(name, script, ...(how === 'tty' ? ['--tty'] : []));
			await real.docker('wait', name);
			const listed = (await engine.list(never)).filter(one => one.id === id);
			followed.store.dispatch({type: 'containers/listed', containers: listed});
			await followed.until(({fleet}) => [...fleet.logs.sources.values()][0]?.status === 'ended');
			const {out} = await real.logsOf(name, false);
			const lines = await save(followed, 'engine');
			expect(lines.map(line => line.slice(31))).toEqual(out.map(line => line.replace(/\r$/, '')));
		},
		60_000,
	);

	test('lines followed together bear the names that their containers have now', async () => {
		const followed = follow(engine, [containers, logs, logSettle, logSave]);
		followed.store.dispatch({type: 'logView/scoped', scope: {kind: 'shown'}});
		const talk = 'while :; do echo line; sleep 0.1; done';
		const flags = ['--label=com.docker.compose.project=shop', '--stop-signal=SIGKILL'];
		await real.run('shop-web-1', talk, ...flags);
		await real.run('shop-db-1', talk, ...flags);
		const names = ({fleet}: State): readonly string[] => [...fleet.logs.names.values()];
		await followed.until(state => names(state).includes('shop-web-1'));
		// As compose does it when a service has changed.
		const anew = await real.run('0123456789ab_shop-web-1', talk, ...flags);
		await followed.until(({fleet}) => fleet.logs.sources.get(anew as never)?.status === 'following');
		await real.docker('rm', '--force', 'shop-web-1');
		await real.docker('rename', anew, 'shop-web-1');
		await real.docker('rename', 'shop-db-1', 'shop-database-1');
		await followed.until(
			state =>
				state.fleet.logs.sources.get(anew as never)?.name === 'shop-web-1' &&
				names(state).includes('shop-database-1'),
		);
		const shown = async () => (await save(followed, 'kept')).slice(-1000);
		let last = await shown();
		// The lines of one may still be on their way.
		while (!last.some(line => line.includes(' shop-database-1 line'))) {
			last = await shown();
		}

		expect(last.filter(line => line.includes('0123456789ab_shop-web-1 line'))).toEqual([]);
		expect(last.filter(line => line.includes('shop-db-1 line'))).toEqual([]);
	}, 60_000);
});
