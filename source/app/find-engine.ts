import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {homedir} from 'node:os';
import process from 'node:process';
import type {Machine} from '../engine/address/machine.js';
import {openAddress} from './open-address.js';
import {resolveEngine} from '../engine/address/resolve-engine.js';
import type {Asked} from '../engine/address/resolve-host.js';
import {safeText, type SafeText} from '../text/safe-text.js';
import type {Origin} from '../store/initial-state.js';
import type {FoundEngine, FoundEngines} from './found-engine.js';
import type {Options} from './options.js';

type Env = Readonly<Record<string, string | undefined>>;

/** What of the options says which engines. */
type Wanted = Pick<Options, 'contexts' | 'hosts' | 'isAll' | 'demo' | 'isDemoFallback'> &
	Partial<Pick<Options, 'isHostile'>>;

/** The ways to the engines that the options and the environment name, or the sentence that says why there is none. */
export async function findEngines(options: Wanted, env: Env): Promise<FoundEngines | string> {
	if (options.demo !== undefined) {
		return [await startDemo(options.demo, options.isHostile)];
	}

	const {contexts, hosts} = options;
	const asked = [...contexts.map(context => ({context})), ...hosts.map(host => ({host}))];
	if (options.isAll || asked.length > 1) {
		const {findSeveral} = await import('./find-several.js');
		const machine = thisMachine(env);
		return findSeveral(asked, machine, async one => findEngine({...one, isDemoFallback: false}, machine));
	}

	const found = await findEngine({...asked[0], isDemoFallback: options.isDemoFallback}, thisMachine(env));
	return typeof found === 'string' ? found : [found];
}

/** The way to that engine, or to the usual one. */
async function findEngine(
	options: Asked & Pick<Options, 'isDemoFallback'>,
	machine: Machine,
): Promise<FoundEngine | string> {
	const resolved = await resolveEngine(options, machine);
	if (resolved.kind === 'bad') {
		return resolved.sentence;
	}

	const {address, tried} = resolved;
	if (resolved.kind === 'none' && options.isDemoFallback) {
		return startDemo(demoContainers);
	}

	return openAddress(address, tried);
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
		cli: address.cli?.map(word => safeText(word, 500)),
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
