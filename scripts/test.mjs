// `npm test`: set-up, build, checks, then the rings of tests. `npm test -- unit e2e` runs only those rings, and
// `npm test -- types lint` only those checks. With --with-engines it fails where real engines can't be tested.
import {existsSync, mkdirSync, rmSync} from 'node:fs';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {readRing} from './read-ring.mjs';
import {fail, root, runNode, setUp} from './set-up.mjs';

/** What must hold before any test runs; each counts as one test. */
const steps = [
	{name: 'build', run: ['scripts/build.mjs', '--quiet']},
	{name: 'types', run: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']},
	{name: 'lint', run: ['node_modules/oxlint/bin/oxlint']},
	{name: 'format', run: ['node_modules/oxfmt/bin/oxfmt', '--check']},
];
const rings = [
	{name: 'unit', what: 'pure functions and panes'},
	{name: 'e2e', what: 'the built program in a terminal, on the embedded engine'},
	{name: 'engine', what: 'real Docker engines, old and new'},
];

const {values: flags, positionals: names} = parseArgs({
	options: {'with-engines': {type: 'boolean'}},
	allowPositionals: true,
});
const needsEngines = flags['with-engines'] === true;
const all = [...steps, ...rings].map(({name}) => name);
const unknown = names.find(name => !all.includes(name));
if (unknown !== undefined) {
	fail(`${unknown} is none of ${all.join(', ')}`);
}

const wantedRings = rings.filter(({name}) => names.length === 0 || names.includes(name));
const wantedSteps = steps.filter(({name}) => wantedRings.length > 0 || names.includes(name));
const results = `${root}.cache/test`;
const done = [];
// Whatever ends this, the last line says how it went.
process.on('exit', () => {
	const isWhole = done.length === wantedSteps.length + wantedRings.length;
	const failed = sum('failed') + Number(!isWhole);
	console.log(['', ...done.map(describe), '', `${sum('passed')} passed, ${failed} failed`].join('\n'));
	process.exitCode = failed === 0 ? 0 : 1;
});

const node = setUp();
rmSync(results, {recursive: true, force: true});
mkdirSync(results, {recursive: true});
for (const {name, run} of wantedSteps) {
	await time(name, name, async () => {
		const isDone = (await runTool(run)) === 0;
		return {passed: Number(isDone), failed: Number(!isDone), skipped: 0};
	});
}

for (const {name, what} of wantedRings) {
	await time(name, `${name}: ${what}`, async () => runRing(name));
}

async function time(name, title, run) {
	console.log(`\n— ${title}`);
	const beganMs = performance.now();
	const counts = await run();
	done.push({name, ...counts, seconds: Math.round((performance.now() - beganMs) / 1000)});
}

async function runRing(name) {
	const file = `${results}/${name}.json`;
	const status = await runTool([
		'node_modules/vitest/vitest.mjs',
		'run',
		'--project',
		name,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`,
	]);
	return readRing(file, status, needsEngines && name === 'engine');
}

/** Its exit status; a signal ends all. */
async function runTool([tool, ...args]) {
	const status = await runNode(node, [`${root}${tool}`, ...args]);
	return status > 128 ? process.exit() : status;
}

function describe({name, passed, failed, skipped, seconds}) {
	const words = [
		`${passed} passed`,
		failed > 0 && `${failed} failed`,
		skipped > 0 && `${skipped} skipped`,
		skipped > 0 && name === 'engine' && whyNoEngines(),
		skipped > 0 && failed > 0 && needsEngines && 'which counts as a failure here',
	];
	return `${name.padEnd(8)} ${wordsOf(seconds).padStart(8)}  ${words.filter(Boolean).join(', ')}`;
}

function wordsOf(seconds) {
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} m ${seconds % 60} s`;
}

/** The engines of the tests are installed and started by the tests, which takes root on Debian. */
function whyNoEngines() {
	return (
		(process.getuid?.() !== 0 && 'since real engines need root') ||
		(!existsSync('/etc/debian_version') && 'since real engines need Debian')
	);
}

function sum(count) {
	return done.reduce((total, step) => total + step[count], 0);
}
