import type {Engine} from '../engine/engine.js';
import type {Pruned} from '../engine/images.js';
import {formatBytes} from '../lib/format.js';
import {t} from '../lib/safe-text.js';
import type {ActionOptions} from '../store/overlay.js';
import type {Action} from './action.js';

type Prune = (engine: Engine, isAll: boolean, signal: AbortSignal) => Promise<Pruned>;

/** By the kinds of the disk pane. */
const prunes: Readonly<Record<string, Prune>> = {
	images: async (engine, isAll, signal) => engine.images.prune(isAll, signal),
	containers: async (engine, _isAll, signal) => engine.disk.pruneContainers(signal),
	volumes: async (engine, isAll, signal) => engine.volumes.prune(isAll, signal),
	'build cache': async (engine, _isAll, signal) => engine.disk.pruneBuildCache(signal),
};

const hasAll = new Set(['images', 'volumes']);

/** Removes what nobody uses, of one kind. */
export const prune: Action = {
	id: 'prune',
	kind: 'disk',
	label: 'prune',
	doing: 'pruning',
	done: 'pruned',
	hint: 'Remove what nobody uses: stopped containers, untagged images, nameless volumes, build cache',
	danger: 'ask',
	toggles: [
		{
			key: 'a',
			option: 'all',
			label: 'tagged images and named volumes too',
			applies: targets => targets.some(({id}) => hasAll.has(id)),
		},
	],
	allowed: () => true,
	async run(engine, target, options: ActionOptions, signal) {
		const pruned = await prunes[target.id]?.(engine, options['all'] === true, signal);
		return pruned && t`${pruned.removed.length} removed, ${formatBytes(pruned.reclaimedBytes)} reclaimed`;
	},
};
