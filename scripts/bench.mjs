// Measures midwatch beside its peers, on the same containers in the same run. docs/performance.md tells what for.
//   npm run bench -- [--host URL | --engine newest|debian] [--only start,idle,…] [--quick] [--json] [--containers N]
import process from 'node:process';
import {parseArgs} from 'node:util';
import {createApi} from './bench/api.mjs';
import {busyContainers, startEngine} from './bench/engine.mjs';
import {engineProcesses} from './bench/processes.mjs';
import {findPrograms} from './bench/programs.mjs';
import {createReport} from './bench/report.mjs';
import {fleet} from './bench/sections/fleet.mjs';
import {flood} from './bench/sections/flood.mjs';
import {idle} from './bench/sections/idle.mjs';
import {passes} from './bench/sections/passes.mjs';
import {slowLine} from './bench/sections/slow-line.mjs';
import {start} from './bench/sections/start.mjs';
import {together} from './bench/sections/together.mjs';
import {fail, root, runNode, say} from './set-up.mjs';

const sections = {start, idle, slow: slowLine, flood, together, passes, fleet};
const effort = {
	whole: {start: 15, rounds: 3, seconds: 20, presses: 60, slowPresses: 8, lines: 100_000},
	quick: {start: 5, rounds: 1, seconds: 8, presses: 30, slowPresses: 4, lines: 5000},
};

const {values: flags} = parseArgs({
	options: {
		host: {type: 'string'},
		only: {type: 'string', default: Object.keys(sections).join(',')},
		engine: {type: 'string', default: 'newest'},
		containers: {type: 'string', default: '100'},
		quick: {type: 'boolean'},
		json: {type: 'boolean'},
	},
});
const chosen = flags.only.split(',');
const unknown = chosen.find(name => !(name in sections));
if (unknown !== undefined) {
	fail(`there is no section ${unknown}: ${Object.keys(sections).join(', ')}`);
}

if ((await runNode(process.execPath, [`${root}scripts/build.mjs`, '--quiet'])) !== 0) {
	fail('the build failed');
}

const needsEngine = chosen.some(name => name !== 'fleet');
const own = needsEngine && flags.host === undefined ? await startOwn() : undefined;
let closing;
const close = async () => (closing ??= own?.close());
// A signal may come twice: from the terminal, and passed on by npm's process.
for (const [signal, status] of Object.entries({SIGINT: 130, SIGTERM: 143, SIGHUP: 129})) {
	process.on(signal, () => {
		void close().then(() => process.exit(status));
	});
}

const report = createReport();
try {
	await own?.runAll(busyContainers(Number(flags.containers)));
	const context = needsEngine ? await describeEngine(own, flags.host) : {};
	const runs = flags.quick ? effort.quick : effort.whole;
	for (const name of chosen) {
		say(`measuring ${name} …`);
		await sections[name]({...context, own, report, runs});
	}

	const conditions = {engine: context.version, containers: context.containers, host: context.host};
	console.log(flags.json ? JSON.stringify(report.json(conditions), null, '\t') : `\n${report.table()}`);
} finally {
	await close();
}

async function startOwn() {
	say(`starting an engine with ${flags.containers} busy containers …`);
	try {
		return await startEngine(flags.engine);
	} catch (error) {
		fail(error.message);
	}
}

/** What all sections need to know of the engine. One that isn't ours is only read from. */
async function describeEngine(own, url) {
	const host = own?.host ?? url;
	const api = own?.api ?? createApi(host);
	const containers = await api.get('/containers/json');
	const {Version: version} = await api.get('/version');
	const isHere = own !== undefined || host.startsWith('unix:');
	return {
		host,
		api,
		version,
		containers: containers.length,
		names: anyOf(containers.map(({Names}) => Names[0].replace(/^\//, ''))),
		programs: findPrograms(host),
		engineProcesses: isHere ? (own?.processes ?? (() => engineProcesses())) : undefined,
	};
}

function anyOf(names) {
	return new RegExp(names.map(name => name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)).join('|'));
}
