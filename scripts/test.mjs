// `npm test`: set-up, build, checks, then the rings of tests. `npm test -- unit e2e` runs only those rings.
import {existsSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {checks} from './checks.mjs';
import {readRing} from './read-ring.mjs';
import {runNode} from './run-node.mjs';
import {fail, root, setUp} from './set-up.mjs';

const rings = [
	{name: 'unit', what: 'pure functions and components'},
	{name: 'e2e', what: 'the built program in a terminal, on the embedded engine'},
	{name: 'engine', what: 'real Docker engines, old and new'},
];

const chosen = process.argv.slice(2);
const unknown = chosen.find(name => !rings.some(ring => ring.name === name));
if (unknown !== undefined) {
	fail(`there is no ring ${unknown}: ${rings.map(ring => ring.name).join(', ')}`);
}

const results = `${root}.cache/test`;
const node = setUp();
rmSync(results, {recursive: true, force: true});
mkdirSync(results, {recursive: true});

const steps = [
	await runStep('build', `${root}scripts/build.mjs`, ['--quiet']),
	...(await runAll(checks, async ({name, tool, args}) => runStep(name, `${root}node_modules/${tool}`, args))),
];
const wanted = rings.filter(ring => chosen.length === 0 || chosen.includes(ring.name));
const tested = await runAll(wanted, runRing);

const all = [...steps, ...tested];
const passed = sum(all.map(step => step.passed));
const failed = sum(all.map(step => step.failed));
writeFileSync(`${results}/summary.json`, JSON.stringify({passed, failed, rings: tested}));
console.log(['', ...all.map(describeStep), '', `${passed} passed, ${failed} failed`].join('\n'));
process.exitCode = failed === 0 ? 0 : 1;

/** The build and each check count as one test. */
async function runStep(name, script, args) {
	console.log(`\n— ${name}`);
	const isDone = (await runNode(node, [script, ...args])) === 0;
	return {name, passed: Number(isDone), failed: Number(!isDone), skipped: 0};
}

async function runRing({name, what}) {
	console.log(`\n— ${name}: ${what}`);
	const file = `${results}/${name}.json`;
	const args = [
		'run',
		'--project',
		name,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`,
	];
	const status = await runNode(node, [`${root}node_modules/vitest/vitest.mjs`, ...args]);
	return {name, ...readRing(file, status)};
}

function describeStep({name, passed, failed, skipped}) {
	const words = [
		`${passed} passed`,
		failed > 0 && `${failed} failed`,
		skipped > 0 && `${skipped} skipped`,
		skipped > 0 && name === 'engine' && whyNoEngines(),
	];
	return `${name.padEnd(8)} ${words.filter(Boolean).join(', ')}`;
}

/** The engines of the tests are installed and started by the tests, which takes root on Debian. */
function whyNoEngines() {
	return (
		(process.getuid?.() !== 0 && 'since real engines need root') ||
		(!existsSync('/etc/debian_version') && 'since real engines need Debian')
	);
}

async function runAll(items, run) {
	const done = [];
	for (const item of items) {
		done.push(await run(item));
	}

	return done;
}

function sum(numbers) {
	return numbers.reduce((total, number) => total + number, 0);
}
