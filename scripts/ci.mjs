// What .ci/run runs: all of `npm test`, and real engines must have been among it.
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync, rmSync} from 'node:fs';
import process from 'node:process';
import {root} from './set-up.mjs';

const file = `${root}.cache/test/summary.json`;
rmSync(file, {force: true});
const {status} = spawnSync('npm', ['test'], {cwd: root, stdio: ['ignore', 'inherit', 'inherit']});
const {passed, failed, rings} = existsSync(file)
	? JSON.parse(readFileSync(file, 'utf8'))
	: {passed: 0, failed: 1, rings: []};

const engine = rings.find(ring => ring.name === 'engine');
const isEngineMissing = engine === undefined || engine.passed + engine.failed === 0;
if (isEngineMissing) {
	console.log('the tests on real engines did not run: they are part of what must pass here');
}

const failures = failed + Number(isEngineMissing);
process.exitCode = status === 0 && failures === 0 ? 0 : 1;
console.log(`${passed} passed, ${failures} failed`);
