import {existsSync, readFileSync} from 'node:fs';
import {homedir, userInfo} from 'node:os';
import {createDockerEngine} from '../engine/docker-engine.js';
import type {Machine} from '../engine/machine.js';
import {resolveHost} from '../engine/resolve-host.js';
import type {Options} from './options.js';
import type {Door} from './session.js';

type Env = Readonly<Record<string, string | undefined>>;

/** The engine that the options and the environment name, or the sentence that says why there can't be one. */
export async function findDoor(options: Options, env: Env): Promise<Door | string> {
	if (options.demo !== undefined) {
		return openDemo(options.demo, options.isReadOnly);
	}

	const resolved = resolveHost(options, thisMachine(env));
	if (resolved.kind === 'bad') {
		return resolved.sentence;
	}

	if (resolved.kind === 'none' && options.isElseDemo) {
		return openDemo(demoContainers, options.isReadOnly);
	}

	const engine = createDockerEngine(resolved.address, options);
	return {engine, isDemo: false, tried: resolved.tried, close: engine.close};
}

export const demoContainers = 24;

/** The embedded engine, in this process: midwatch talks to it as to any other. */
export async function openDemo(containers: number, isReadOnly: boolean): Promise<Door> {
	const {startDemoEngine} = await import('../demo/demo-engine.js');
	const demo = await startDemoEngine({containers});
	const {socketPath} = demo;
	const address = {label: 'demo', url: `unix://${socketPath}`, socketPath};
	const engine = createDockerEngine(address, {isReadOnly});
	return {
		engine,
		isDemo: true,
		tried: [],
		async close() {
			engine.close();
			await demo.close();
		},
	};
}

function thisMachine(env: Env): Machine {
	return {
		env,
		home: homedir(),
		uid: userInfo().uid,
		exists: existsSync,
		readFile(path) {
			try {
				return readFileSync(path);
			} catch {
				return undefined;
			}
		},
	};
}
