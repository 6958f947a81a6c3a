import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {request} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {onTestFinished} from 'vitest';

export type ServedDemo = {
	/** For `--host`. */
	readonly url: string;
	readonly kill: (signal: NodeJS.Signals) => void;
	/** Kills it and waits until it is gone. */
	readonly crash: () => Promise<void>;
	/** Starts it anew on the same socket, with a fresh fleet. */
	readonly start: () => Promise<void>;
	/** What the engine itself says of a container; undefined when it has none of that name. */
	readonly stateOf: (name: string) => Promise<string | undefined>;
};

type Listed = {readonly Names: readonly string[]; readonly State: string};

/** The embedded engine in a process of its own, so that it can be stopped, frozen and asked. Ended with the test. */
export async function serveDemo(...args: readonly string[]): Promise<ServedDemo> {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-e2e-'));
	const socketPath = join(folder, 'engine.sock');
	let child: ChildProcess;
	const start = async () => {
		child = spawn(process.execPath, ['dist/demo-serve.js', '--socket', socketPath, ...args], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		await once(child.stdout!, 'data');
	};
	const crash = async () => {
		if (child.exitCode !== null || child.signalCode !== null) {
			return;
		}

		const exited = once(child, 'exit');
		child.kill('SIGKILL');
		await exited;
	};
	await start();
	onTestFinished(async () => {
		await crash();
		rmSync(folder, {recursive: true});
	});
	return {
		url: `unix://${socketPath}`,
		kill: signal => child.kill(signal),
		crash,
		start,
		async stateOf(name) {
			const containers = (await getJson(socketPath, '/containers/json?all=1')) as readonly Listed[];
			return containers.find(({Names}) => Names.includes(`/${name}`))?.State;
		},
	};
}

async function getJson(socketPath: string, path: string): Promise<unknown> {
	const asked = request({socketPath, path}).end();
	const [response] = await once(asked, 'response');
	return JSON.parse(await text(response));
}
