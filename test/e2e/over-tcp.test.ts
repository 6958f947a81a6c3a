import {execFile} from 'node:child_process';
import process from 'node:process';
import {promisify} from 'node:util';
import {expect, onTestFinished, test} from 'vitest';
import {openFront} from '../helpers/front.js';
import {cli} from '../helpers/open.js';
import {serveDemo} from '../helpers/serve-demo.js';

const run = promisify(execFile);

test('an engine on TCP is asked without a word on stderr, a warning of Node’s included', async () => {
	const demo = await serveDemo();
	const front = await openFront(new URL(demo.url).pathname);
	onTestFinished(front.close);
	const args = ['--once', '--json', '--host', `tcp://127.0.0.1:${front.port}`];
	const {stdout, stderr} = await run(process.execPath, [cli, ...args]);
	expect(JSON.parse(stdout)).toHaveProperty('schema');
	expect(stdout).toContain('api-7');
	expect(stderr).toBe('');
});
