import diagnostics from 'node:diagnostics_channel';
import type {IncomingMessage, Server} from 'node:http';
import {actionById} from '../../source/actions/action-table.js';
import {perform} from '../../source/actions/perform.js';
import {originOf} from '../../source/app/find-engine.js';
import type {FoundEngine} from '../../source/app/found-engine.js';
import {beginSessions, type Sessions} from '../../source/app/sessions.js';
import {idThere} from '../../source/engine/keys-at.js';
import type {ContainerId} from '../../source/engine/types.js';
import type {Effect} from '../../source/keys/effect.js';
import {resolve} from '../../source/keys/resolve.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import {views} from '../../source/panes/views.js';
import type {Message} from '../../source/store/messages.js';
import {reduce} from '../../source/store/reduce.js';
import type {State} from '../../source/store/state.js';
import {enginesOf} from '../../source/store/seen-from.js';
import type {Store} from '../../source/store/open-store.js';
import {createStore} from '../../source/store/store.js';
import {seenAtCursor} from '../../source/view/list/seen-at-cursor.js';
import {startDemoLab, type DemoLab} from '../demo-lab/start-demo-lab.js';
import {makeState} from '../helpers/fixtures.js';
import {eventually, pause} from './eventually.js';
import {createRandom, type Random} from './random.js';

const names = ['one', 'two', 'three'];
const containers = 6;
const steps = 40;
const keys = 'j j j k G * space @ o s u p r d y y n enter esc'.split(' ');

type Clone = DemoLab & {isThere: boolean};

/**
 * Three machines that were cloned, with containers of equal ids; each goes away, hangs and comes back as it likes while
 * keys are pressed. What is asked of a container reaches its own engine alone, and in the end all engines are whole.
 */
export async function runEnginesApart(seed: number): Promise<string | undefined> {
	const random = createRandom(seed);
	const clones: Clone[] = [];
	for (const [place] of names.entries()) {
		const lab = await startDemoLab({containers, seed: 1, now: () => Date.now() + 50 * place});
		clones.push({...lab, isThere: true});
	}

	const found = clones.map(({socketPath}, place): FoundEngine => {
		const address = {label: names[place]!, url: `unix://${socketPath}`, socketPath};
		return {address, isDemo: false, tried: [], leave: async () => {}};
	});
	const store = createStore(stateOf(found), seenAtCursor);
	const sessions = beginSessions([found[0]!, ...found.slice(1)], store, {isReadOnly: false});
	const reached = watchReached(clones.map(({socketPath}) => socketPath));
	const allowed = new Set<string>();
	try {
		await eventually(() => store.getState().fleet.containers.byId.size === names.length * containers);
		for (let step = 0; step < steps; step++) {
			await upset(clones, random);
			await pause(random.below(30));
			pressKey(random.pick(keys), {store, sessions, allowed});
			firstFrame(store.published.getState(), allBindings);
			const stray = reached.take().find(one => !allowed.has(one));
			if (stray !== undefined) {
				return `step ${step}: ${stray} was asked to change, which no key was about`;
			}
		}

		await healAll(clones);
		return (await eventually(() => isWhole(store))) ? undefined : 'an engine that is well again is not whole';
	} finally {
		reached.stop();
		await sessions.end();
		store.close();
		await Promise.all(clones.map(async clone => clone.close()));
	}
}

function stateOf(found: readonly FoundEngine[]): State {
	const [first, ...others] = found.map((one, place) => originOf(one, Date.now(), place));
	const messages: Message[] = [
		{type: 'session/began', origin: first!},
		...others.map((origin): Message => ({type: 'session/joined', origin})),
	];
	return messages.reduce(reduce, makeState({type: 'screen/resized', columns: 140, rows: 40}));
}

/** One of them crashes, hangs, or is well again. */
async function upset(clones: readonly Clone[], random: Random): Promise<void> {
	if (!random.chance(0.15)) {
		return;
	}

	const clone = random.pick(clones);
	if (!clone.isThere) {
		await clone.control.start();
		clone.isThere = true;
	} else if (random.chance(0.5)) {
		await clone.control.crash();
		clone.isThere = false;
	} else {
		clone.control.pause();
		await pause(random.below(100));
		clone.control.resume();
	}
}

async function healAll(clones: readonly Clone[]): Promise<void> {
	for (const clone of clones.filter(({isThere}) => !isThere)) {
		await clone.control.start();
	}
}

function isWhole(store: Store): boolean {
	const {fleet} = store.getState();
	return enginesOf(fleet).every(({connection: {status, label}}) => {
		const own = [...fleet.containers.byId.values()].filter(({engine}) => engine === label);
		return status === 'up' && own.length > 0;
	});
}

type Hands = {
	readonly store: Store;
	readonly sessions: Sessions;
	/** What may be reached: an engine, and a container by the id that it has there. */
	readonly allowed: Set<string>;
};

function pressKey(key: string, {store, sessions, allowed}: Hands): void {
	const press = {key, text: key.length === 1 ? key : ''};
	for (const item of resolve(store.published.getState(), press, views)) {
		if (item.type === 'effect/perform') {
			for (const {engine, id} of item.targets) {
				allowed.add(`${engine} ${idThere(id as ContainerId)}`);
			}

			performAll(item, sessions);
		} else if (!item.type.startsWith('effect/')) {
			store.dispatch(item as Exclude<typeof item, Effect>);
		}
	}
}

function performAll(
	{actionId, targets, options}: Extract<Effect, {type: 'effect/perform'}>,
	sessions: Sessions,
): void {
	const action = actionById(actionId, options);
	for (const [name, theirs] of action ? Map.groupBy(targets, ({engine}) => engine) : []) {
		const {engine, signal, store} = sessions.of(name);
		void perform(action!, theirs, options, {...store, engine, now: Date.now}, signal);
	}
}

/** Which containers are asked to change, of which engine. */
function watchReached(sockets: readonly string[]) {
	const reached: string[] = [];
	const onRequest = (message: unknown) => {
		const {request, server} = message as {readonly request: IncomingMessage; readonly server: Server};
		const [, id] = /\/containers\/([\da-f]{64}[^/?]*)/.exec(request.url ?? '') ?? [];
		const place = sockets.findIndex(path => path === server.address());
		if (request.method !== 'GET' && id !== undefined && place >= 0) {
			reached.push(`${names[place]} ${id}`);
		}
	};

	diagnostics.subscribe('http.server.request.start', onRequest);
	return {
		take: () => reached.splice(0),
		stop: () => diagnostics.unsubscribe('http.server.request.start', onRequest),
	};
}
