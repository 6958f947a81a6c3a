import type {Engine} from '../engine/engine.js';
import {countObjects, type Unused} from '../engine/api/unused-objects.js';
import {counted} from '../text/format.js';
import {errorWords} from '../text/error-words.js';
import {briefError} from '../text/brief-error.js';
import {safe, type SafeText} from '../text/safe-text.js';
import {isUntouched} from '../view/list/untouched.js';
import {hasSeveral} from '../store/fleet/owner.js';
import type {Intent, Result} from '../store/messages.js';
import type {State} from '../store/state.js';
import {kindsOf, type PruneKind} from './prune.js';

type Asking = {
	readonly engine: Engine;
	readonly getState: () => State;
	readonly dispatch: (message: Result | Intent) => void;
};

/**
 * Asks the engine what would go, then opens the question that lists it: only for a user who still waits for it.
 * Under somebody who types on, its answers would be letters of another word.
 */
export async function askPrune(
	kinds: readonly PruneKind[],
	{engine, getState, dispatch}: Asking,
	signal: AbortSignal,
): Promise<void> {
	const tell = (tone: 'good' | 'bad', text: SafeText, brief?: SafeText) => {
		dispatch({type: 'notes/added', note: {atMs: Date.now(), tone, text, brief}});
	};

	const {view} = getState();
	try {
		const unused = await findUnused(kinds, engine, signal);
		if (unused.length === 0) {
			tell('good', safe`nothing to prune: everything is in use`);
		} else if (!isUntouched(view, getState().view)) {
			tell('good', safe`prune: ${counted(countObjects(unused), 'unused object')} found, x lists them`);
		} else {
			const {fleet} = getState();
			const engine = hasSeveral(fleet) ? {engine: fleet.connection.label} : {};
			const overlay = {kind: 'prune', ...engine, unused, isNamedToo: false, scroll: 0} as const;
			dispatch({type: 'overlay/opened', overlay});
		}
	} catch (error) {
		if (!signal.aborted) {
			const words = errorWords(error);
			tell('bad', safe`prune: ${words}`, briefError(words, safe`prune`));
		}
	}
}

async function findUnused(
	kinds: readonly PruneKind[],
	engine: Engine,
	signal: AbortSignal,
): Promise<readonly Unused[]> {
	const wanted: ReadonlySet<string> = new Set(kinds.map(kind => kindsOf[kind]));
	// Podman's figures of the disk don't say when a volume was made. Asked before them: none is newer than they are.
	const volumes = kinds.includes('volumes') ? await engine.volumes.list(signal) : [];
	const madeAtMs = new Map(volumes.map(({id, createdAtMs}) => [id, createdAtMs]));
	const onDisk = kinds.some(kind => kind !== 'networks') ? await engine.disk.unused(signal) : [];
	const networks = kinds.includes('networks') ? await engine.networks.unused(signal) : [];
	return [...onDisk, ...networks]
		.filter(({kind}) => wanted.has(kind))
		.map(one =>
			one.kind === 'volume' ? {...one, createdAtMs: one.createdAtMs ?? madeAtMs.get(one.id)} : one,
		);
}
