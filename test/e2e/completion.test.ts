import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {cli} from '../helpers/open.js';
import {serveDemo} from '../helpers/serve-demo.js';
import {startSocketServer} from '../helpers/socket-server.js';

// A shell of its own completes a line by the script that midwatch prints.

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'midwatch-test-'));
	writeFileSync(join(folder, 'midwatch'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`, {
		mode: 0o755,
	});
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** What bash offers for the last of these words. */
async function complete(...words: readonly string[]): Promise<readonly string[]> {
	const script = `source <(midwatch completion bash)
		COMP_WORDS=(midwatch "$@") COMP_CWORD=$#
		compopt() { printf '%s\\n' "compopt $*"; }
		_midwatch
		printf '%s\\n' "\${COMPREPLY[@]}"`;
	const {stdout, stderr} = await promisify(execFile)('bash', ['-c', script, 'bash', ...words], {
		env: {PATH: `${folder}:${process.env['PATH']}`, HOME: folder},
	});
	expect(stderr).toBe('');
	return stdout.split('\n').filter(line => line !== '');
}

test('bash completes commands, flags and their values', async () => {
	expect(await complete('rep')).toEqual(['replay', 'report']);
	expect(await complete('record', '--max')).toEqual(['--max-size', '--max-age']);
	expect(await complete('--sort', 'm')).toEqual(['mem', 'mem\\ %']);
	expect(await complete('replay', '')).toEqual(['compopt -o default']);
});

test('names of containers come from the engine on the line', async () => {
	const engine = await serveDemo();
	expect(await complete('--host', engine.url, '--filter', 'api')).toContain('api-7');
	expect(await complete('--host', 'unix:///nonexistent/docker.sock', '--filter', '')).toEqual([]);
});

test('a name that a shell could take for more is left out', async () => {
	const names = ['$(touch /tmp/midwatch-was-here)', '`id`', 'a;id', "a'b", '-rf', 'a\tb', 'a\nb', 'fine-1'];
	const list = names.map((name, index) => ({Id: String(index).padStart(64, '0'), Names: [`/${name}`]}));
	const server = await startSocketServer((_request, response) => response.end(JSON.stringify(list)));
	onTestFinished(server.close);
	expect(await complete('--host', server.address.url, '--filter', '')).toEqual(['fine-1']);
});
