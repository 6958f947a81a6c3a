import {errorWords} from '../text/error-words.js';
import type {Engine} from '../engine/engine.js';
import type {Unused} from '../engine/api/unused-objects.js';
import {briefError} from '../text/brief-error.js';
import {formatBytes} from '../text/format.js';
import {safe, type SafeText} from '../text/safe-text.js';
import {isUntouched} from '../view/list/untouched.js';
import type {Intent, Result} from '../store/messages.js';
import type {State} from '../store/state.js';
import type {Action} from './action.js';

/** By the rows of the disk pane, and the panes' own ids. */
const kindsOf = {
	containers: 'container',
	images: 'image',
	volumes: 'volume',
	networks: 'network',
	'build cache': 'disk',
} as const satisfies Readonly<Record<string, Unused['kind']>>;

export type PruneKind = keyof typeof kindsOf;

export function isPruneKind(kind: string | undefined): kind is PruneKind {
	return kind !== undefined && Object.hasOwn(kindsOf, kind);
}

/** Which action removes one unused thing of a kind. All of them leave alone what is in use by then. */
export const removers: Readonly<Record<Unused['kind'], string>> = {
	container: 'remove',
	image: 'removeImage',
	volume: 'removeVolume',
	network: 'removeNetwork',
	disk: 'prune',
};

/** The build cache goes as a whole: its parts hang together. */
export const prune: Action = {
	id: 'prune',
	kind: 'disk',
	label: 'prune',
	doing: 'pruning',
	done: 'pruned',
	hint: 'Remove what nobody uses: stopped containers, untagged images, nameless volumes, networks, build cache',
	danger: 'ask',
	allowed: () => true,
	async run(engine, _target, _options, signal) {
		const {removed, reclaimedBytes} = await engine.disk.pruneBuildCache(signal);
		return safe`${removed.length} removed, ${formatBytes(reclaimedBytes)} reclaimed`;
	},
};

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
			tell('good', safe`prune: ${unused.length} are used by nobody, x lists them`);
		} else {
			dispatch({type: 'overlay/opened', overlay: {kind: 'prune', unused, isNamedToo: false, scroll: 0}});
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
