// npm run soak [-- minutes [containers]]: a day's wear in twenty minutes. Feeds, store and painting against an
// embedded engine in another process that churns and restarts; prints what grew, and compares in the end.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync} from 'node:fs';
import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';
import {createDockerEngine} from '../source/engine/docker-engine.js';
import {feeds} from '../source/feeds/feed-table.js';
import {supervise} from '../source/feeds/supervise.js';
import {allBindings} from '../source/keys/groups/all-bindings.js';
import {firstFrame} from '../source/panes/first-frame.js';
import type {Container} from '../source/engine/types.js';
import {reduce} from '../source/store/reduce.js';
import type {State} from '../source/store/state.js';
import {createStore} from '../source/store/store.js';
import {eventually, pause} from '../test/fuzz/eventually.js';
import {makeState} from '../test/helpers/fixtures.js';

const [minutes = '20', containers = '1000'] = process.argv.slice(2);
const looks = 20;
const simulatedHours = 24;
/** The heap is still filling its bounded buffers in the first third. */
const settledShare = 1 / 3;
const mostGrowthMb = 12;

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;

const totalMs = Number(minutes) * 60_000;
const child = spawn(
	process.execPath,
	[
		new URL('run.mjs', import.meta.url).pathname,
		'test/fuzz/soak-engine.ts',
		containers,
		String(totalMs / simulatedHours),
	],
	{stdio: ['ignore', 'pipe', 'inherit']},
);
const [line] = (await once(child.stdout, 'data')) as [Buffer];
const socketPath = line.toString().trim();
const engine = createDockerEngine({label: 'soak', url: `unix://${socketPath}`, socketPath});
const store = createStore(makeState());
const ended = new AbortController();
supervise(
	feeds,
	store,
	{engine, dispatch: store.dispatch, getState: store.getState, onChange: store.onChange},
	ended.signal,
);
let frames = 0;
store.published.subscribe(state => {
	frames += firstFrame(state, allBindings) === '' ? 0 : 1;
});

const samples: Array<{readonly heapMb: number; readonly files: number; readonly resources: number}> = [];
for (let look = 0; look < looks; look++) {
	await pause(totalMs / looks);
	collect();
	const sample = {
		heapMb: process.memoryUsage().heapUsed / 1e6,
		files: readdirSync('/proc/self/fd').length,
		resources: process.getActiveResourcesInfo().length,
	};
	samples.push(sample);
	console.log(
		`${look + 1}/${looks}  heap ${sample.heapMb.toFixed(1)} MB  files ${sample.files}  resources ${sample.resources}  frames ${frames}`,
	);
}

child.kill('SIGUSR2');
const isEqual = await eventually(isTrue);
const settled = samples.slice(Math.floor(looks * settledShare));
const growthMb = (settled.at(-1)?.heapMb ?? 0) - (settled[0]?.heapMb ?? 0);
console.log(`heap grew ${growthMb.toFixed(1)} MB over the last two thirds; at most ${mostGrowthMb} is noise`);
console.log(`the facts ${isEqual ? 'equal' : 'DIFFER FROM'} the engine's truth, field by field`);
const wrongRow = await rowThatDiffers();
console.log(`the rows of the screen ${wrongRow === undefined ? 'equal it' : `DIFFER FROM it: ${wrongRow}`}`);
process.exitCode = isEqual && wrongRow === undefined && growthMb <= mostGrowthMb ? 0 : 1;
ended.abort();
store.close();
engine.close();
child.kill('SIGTERM');

/** Every field of every container, but the status words, which age. */
async function isTrue(): Promise<boolean> {
	const truth = await engine.list(AbortSignal.timeout(10_000)).catch(() => []);
	const ours = store.getState().fleet.containers.byId;
	return (
		truth.length === ours.size &&
		truth.every(
			one => JSON.stringify({...one, status: ''}) === JSON.stringify({...ours.get(one.id), status: ''}),
		)
	);
}

/** The whole list painted, and what a person reads there of a container: its name, its id, what state it is in. */
async function rowThatDiffers(): Promise<string | undefined> {
	const truth = await engine.list(AbortSignal.timeout(10_000));
	const tall = [
		{type: 'overlay/closed'},
		{type: 'lists/columnsChosen', list: 'containers', columns: ['name', 'id', 'state']},
		{type: 'focus/moved', pane: 'containers', isZoomed: true},
		{type: 'screen/resized', columns: 200, rows: truth.length + 50},
	] as const;
	const frame = firstFrame(tall.reduce<State>(reduce, store.getState()), allBindings);
	const lines = frame.replaceAll(/\u001B\[[\d;]*m/g, '').split('\n');
	const differs = ({id, name, state}: Container) => {
		const row = lines.find(line => line.includes(id.slice(0, 12))) ?? '';
		return !row.includes(name) || !row.includes(state === 'running' ? 'up ' : state);
	};

	const wrong = truth.find(differs);
	return wrong && `${wrong.name} ${wrong.id} ${wrong.state}`;
}
