import {chmod, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, expect, onTestFinished, test, vi} from 'vitest';
import {createRunHelper} from '../../../../source/app/effects/run-helper.js';
import {errorOf} from '../../../helpers/failure.js';

const {signal} = new AbortController();
const {PATH} = process.env;
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'midwatch-helper-'));
	process.env['PATH'] = `${folder}:${PATH}`;
});
afterAll(async () => {
	process.env['PATH'] = PATH;
	await rm(folder, {recursive: true});
});

async function script(name: string, text: string): Promise<string> {
	await writeFile(join(folder, name), `#!/bin/sh\n${text}\n`);
	await chmod(join(folder, name), 0o755);
	return name;
}

test('arguments and input arrive as they are, whatever is in them', async () => {
	const program = await script('docker-credential-echo', 'printf "<%s>" "$@"; cat; exit 3');
	const answer = await createRunHelper()(program, ['get', '$(id) `id` "'], 'a.example; id\n', signal);
	expect(answer).toEqual({status: 3, output: '<get><$(id) `id` ">a.example; id\n'});
});

test('a program that isn’t there is told in words', async () => {
	await expect(createRunHelper()('docker-credential-none', ['get'], '', signal)).rejects.toThrow(
		'there is no such program',
	);
});

test('one that reads nothing of its input is no fault', async () => {
	const program = await script('docker-credential-deaf', 'exec <&-; echo "{}"');
	const answer = await createRunHelper()(program, ['get'], 'x'.repeat(1_000_000), signal);
	expect(answer).toEqual({status: 0, output: '{}\n'});
});

/** Writes its process group to a file, and waits for ever with a child that holds its output. */
const waitForEver = 'sleep 100000 & echo $$ >"$0.pid"; wait';

const nextTurn = async () =>
	new Promise(resolve => {
		setImmediate(resolve);
	});

/** Once it runs. */
async function groupOf(program: string): Promise<number> {
	for (;;) {
		const text = await readFile(join(folder, `${program}.pid`), 'utf8').catch(() => '');
		if (text.endsWith('\n')) {
			return Number(text);
		}

		await nextTurn();
	}
}

async function untilGone(group: number): Promise<void> {
	for (;;) {
		try {
			process.kill(-group, 0);
		} catch {
			return;
		}

		await nextTurn();
	}
}

test('one that never answers ends at the limit, with all that it started', async () => {
	const program = await script('docker-credential-slow', waitForEver);
	const limit = new AbortController();
	const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(limit.signal);
	onTestFinished(() => timeout.mockRestore());
	const problem = errorOf(createRunHelper(1000)(program, ['get'], '', signal));
	const group = await groupOf(program);
	expect(timeout).toHaveBeenCalledWith(1000);
	limit.abort();
	expect(String(await problem)).toContain('no answer within 1 s');
	await untilGone(group);
});

test('one that says too much ends', async () => {
	const program = await script('docker-credential-loud', 'yes');
	await expect(createRunHelper()(program, ['get'], '', signal)).rejects.toThrow('it says too much');
});

test('nobody waits for it any more: it ends, or isn’t begun', async () => {
	const program = await script('docker-credential-asked', waitForEver);
	const controller = new AbortController();
	const running = createRunHelper()(program, ['get'], '', controller.signal);
	const problem = errorOf(running);
	const group = await groupOf(program);
	controller.abort();
	expect(String(await problem)).toContain('given up');
	await untilGone(group);
	await expect(createRunHelper()(program, ['get'], '', controller.signal)).rejects.toThrow('aborted');
});
