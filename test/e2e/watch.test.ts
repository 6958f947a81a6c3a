import {spawn} from 'node:child_process';
import {request} from 'node:http';
import {once} from 'node:events';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {expect, onTestFinished, test} from 'vitest';
import {cli} from '../helpers/open.js';
import {serveDemo} from '../helpers/serve-demo.js';

type Line = Readonly<Record<string, unknown>>;

test('--watch --json tells what there is, then what changes, and ends quietly', async () => {
	const engine = await serveDemo();
	const child = spawn(process.execPath, [cli, '--watch', '--json', '--host', engine.url], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	const complaints: string[] = [];
	child.stderr.on('data', (bytes: Buffer) => complaints.push(bytes.toString()));
	const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
	const until = async (isIt: (line: Line) => boolean): Promise<Line> => {
		for (;;) {
			const {value, done} = await lines.next();
			if (done) {
				throw new Error('it ended');
			}

			const line = JSON.parse(value) as Line;
			if (isIt(line)) {
				return line;
			}
		}
	};

	const cache = await until(({kind, name}) => kind === 'container' && name === 'cache');
	expect(cache).toMatchObject({state: 'running', before: null});
	const asked = request({
		socketPath: new URL(engine.url).pathname,
		path: `/containers/${String(cache['id'])}/kill`,
		method: 'POST',
	}).end();
	await once(asked, 'response');
	const changed = await until(({kind, name}) => kind === 'container' && name === 'cache');
	expect(changed).toMatchObject({state: 'exited', before: 'running', exitCode: 137});
	child.kill('SIGTERM');
	expect(await once(child, 'exit')).toEqual([0, null]);
	expect(complaints).toEqual([]);
});

test.each([
	['api-7', 3, /^shop\/api-7: health: \S/],
	['grafana', 0, /^$/],
])(
	'--once --fail-on trouble of %s ends with status %d, a line for each reason',
	async (name, status, words) => {
		const args = [cli, '--once', '--fail-on', 'trouble', '--demo', '--filter', name];
		const child = spawn(process.execPath, args);
		const out: Buffer[] = [];
		child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
		expect(await once(child, 'close')).toEqual([status, null]);
		expect(Buffer.concat(out).toString()).toMatch(words);
	},
);
