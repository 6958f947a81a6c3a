import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {homedir} from 'node:os';
import process from 'node:process';
import type {Machine} from '../engine/address/machine.js';
import {resolveEngine} from '../engine/address/resolve-engine.js';
import type {Address} from '../engine/types.js';
import {safeText, type SafeText} from '../text/safe-text.js';
import type {Origin} from '../store/initial-state.js';
import type {Options} from './options.js';

type Env = Readonly<Record<string, string | undefined>>;

/** Where an engine is, how it was found, and how to let go of it. */
export type FoundEngine = {
	readonly address: Address;
	readonly isDemo: boolean;
	/** The id of the container that the cursor is put on at first. */
	readonly opensOn?: string;
	readonly tried: readonly string[];
	readonly leave: () => Promise<void>;
};

/** What of the options says which engine. */
type Wanted = Pick<Options, 'host' | 'context' | 'demo' | 'isDemoFallback'> &
	Partial<Pick<Options, 'isHostile'>>;

/** The way to the engine that the options and the environment name, or the sentence that says why there is none. */
export async function findEngine(options: Wanted, env: Env): Promise<FoundEngine | string> {
	if (options.demo !== undefined) {
		return startDemo(options.demo, options.isHostile);
	}

	const resolved = await resolveEngine(options, thisMachine(env));
	if (resolved.kind === 'bad') {
		return resolved.sentence;
	}

	const {address, tried} = resolved;
	if (address.ssh) {
		const {openSsh} = await import('./open-ssh.js');
		return {...(await openSsh(address, address.ssh)), isDemo: false, tried};
	}

	if (resolved.kind === 'none' && options.isDemoFallback) {
		return startDemo(demoContainers);
	}

	return {address, isDemo: false, tried, leave: async () => {}};
}

export const demoContainers = 24;
/** It runs, is in trouble, and has something to show in every pane. */
const showcase = 'api-7';

/** The embedded engine, in this process: midwatch talks to it as to any other. */
export async function startDemo(containers: number, isHostile = false): Promise<FoundEngine> {
	const {startDemoEngine} = await import('../demo/demo-engine.js');
	const {socketPath, close, idOf} = await startDemoEngine({containers, isTame: !isHostile});
	// What killed ones left behind; nobody waits for it.
	const sweeping = setTimeout(() => void sweep(), sweepAfterMs).unref();
	const address = {label: 'demo', url: `unix://${socketPath}`, socketPath};
	return {
		address,
		isDemo: true,
		opensOn: idOf(showcase),
		tried: [],
		async leave() {
			clearTimeout(sweeping);
			await close();
			await sweep();
		},
	};
}

/** Once the first frame is there. */
const sweepAfterMs = 1000;

async function sweep(): Promise<void> {
	const {sweepDeadSockets} = await import('../util/private-socket.js');
	await sweepDeadSockets();
}

/** What it is called on the screen: no two that are open have the same name. */
export function nameOf({address}: FoundEngine): SafeText {
	return safeText(address.label);
}

export function originOf(found: FoundEngine, ourNowMs: number, place = 0): Origin {
	const {address, isDemo, tried} = found;
	return {
		label: nameOf(found),
		place,
		url: safeText(address.url),
		isDemo,
		isUnverified: address.tls?.isUnverified,
		tried: tried.map(path => safeText(path)),
		ourNowMs,
	};
}

export function thisMachine(env: Env): Machine {
	return {
		env,
		home: homedir(),
		uid: process.getuid?.(),
		exists: existsSync,
		listFolder(path) {
			try {
				return readdirSync(path);
			} catch {
				return [];
			}
		},
		readFile(path) {
			try {
				return readFileSync(path);
			} catch {
				return undefined;
			}
		},
	};
}
